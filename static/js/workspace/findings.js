// The findings beside a text: "Show" selects the words, "Fix" puts them right as typing would.

import { surfaceOf } from "./writing/surface.js";

const buttonOf = (finding, act) => finding.querySelector(`[data-act="${act}"]`);

// The text may have moved since it was checked: then the words are looked for near their place.
function placeOf(finding) {
  const field = document.getElementById(finding.dataset.field ?? "");
  if (!field) return null;
  const words = finding.dataset.words;
  const start = Number(finding.dataset.start);
  if (field.tagName === "SELECT" || field.type === "date") return { field };
  if (words && field.value.slice(start, start + words.length) === words) {
    return { field, start, end: start + words.length };
  }
  const after = field.value.indexOf(words, Math.max(0, start - 200));
  const found = after >= 0 ? after : field.value.indexOf(words);
  return found >= 0 && words ? { field, start: found, end: found + words.length } : null;
}

function reveal(field) {
  const text = field.closest("[data-tab]");
  if (!text) return;
  text.open = true;
  document.getElementById(`${text.id}-tab`)?.click();
}

export function show(finding) {
  const place = placeOf(finding);
  if (!place) return null;
  reveal(place.field);
  if (place.start === undefined) place.field.focus();
  else surfaceOf(place.field).select(place.start, place.end);
  return place;
}

export function fix(finding) {
  const place = show(finding);
  if (place?.start === undefined || finding.dataset.fix === undefined) return false;
  surfaceOf(place.field).replace(place.start, place.end, finding.dataset.fix);
  finding.classList.add("finding--fixed");
  buttonOf(finding, "fix")?.remove();
  return true;
}

const lookOf = (finding) => /finding--(block|warn|advise|unchecked)/.exec(finding.className)?.[1] ?? "advise";

// Underlines in the texts what the findings beside them say.
export function underline(panel, fields) {
  const ranges = new Map([...fields].map((field) => [field, []]));
  for (const finding of panel.querySelectorAll(".finding[data-field]")) {
    const place = placeOf(finding);
    if (place?.start === undefined || place.start === place.end) continue;
    const says = finding.querySelector(".finding__message")?.textContent.trim().replace(/\s+/g, " ") ?? "";
    ranges.get(place.field)?.push({ start: place.start, end: place.end, look: lookOf(finding), says });
  }
  for (const [field, found] of ranges) surfaceOf(field).underline("findings", found);
}

function button(act, word, finding) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "link";
  made.dataset.act = act;
  made.textContent = word;
  const about = finding.querySelector(".finding__quote q")?.textContent ?? "";
  if (about) made.setAttribute("aria-label", `${word}: ${about.slice(0, 60)}`);
  return made;
}

// Gives each finding the acts that are possible with it.
export function equip(panel) {
  for (const finding of panel.querySelectorAll(".finding[data-field]")) {
    const acts = finding.querySelector(".finding__acts");
    acts.append(button("show", "Show", finding));
    if (finding.dataset.fix !== undefined) acts.append(button("fix", "Fix", finding));
  }
}
