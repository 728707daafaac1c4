// The findings beside a text: "Show" selects the words, "Fix" puts them right as typing would.

const buttonOf = (finding, act) => finding.querySelector(`[data-act="${act}"]`);

// The text may have moved since it was checked: then the words are looked for near their place.
function placeOf(finding) {
  const field = document.getElementById(finding.dataset.field ?? "");
  if (!field) return null;
  const words = finding.dataset.words;
  const start = Number(finding.dataset.start);
  if (field.tagName === "SELECT" || field.type === "date") return { field };
  if (field.value.slice(start, start + words.length) === words) {
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

// A text area does not scroll to what is selected in it: a copy says how far down the words are.
function scrollTo(field, start) {
  if (field.tagName !== "TEXTAREA") return;
  const style = getComputedStyle(field);
  const copy = document.createElement("div");
  copy.className = "measure";
  for (const name of ["font", "lineHeight", "letterSpacing", "padding", "tabSize"]) {
    copy.style[name] = style[name];
  }
  copy.style.width = `${field.clientWidth}px`;
  copy.textContent = field.value.slice(0, start);
  document.body.append(copy);
  field.scrollTop = Math.max(0, copy.scrollHeight - field.clientHeight / 3);
  copy.remove();
}

export function show(finding) {
  const place = placeOf(finding);
  if (!place) return null;
  reveal(place.field);
  place.field.focus();
  if (place.start !== undefined) {
    place.field.setSelectionRange(place.start, place.end);
    scrollTo(place.field, place.start);
  }
  return place;
}

// insertText is what typing does, so that the browser's own undo takes it back.
export function fix(finding) {
  const place = show(finding);
  if (!place || finding.dataset.fix === undefined) return false;
  const words = finding.dataset.fix;
  const typed = words
    ? document.execCommand("insertText", false, words)
    : document.execCommand("delete");
  if (!typed) {
    place.field.setRangeText(words, place.start, place.end, "end");
    place.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  finding.classList.add("finding--fixed");
  buttonOf(finding, "fix")?.remove();
  return true;
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
