// Two texts beside each other, and the claim that one is at brought into sight in the other.

import { claimsIn } from "./writing/marks.js";
import { surfaceOf } from "./writing/surface.js";

const box = document.querySelector("[data-tabs]");

// The claim whose words or mark the caret is in, or the last one before it, or the first of all.
function claimAt(value, caret) {
  const claims = claimsIn(value);
  return claims.findLast((claim) => claim.start <= caret) ?? claims[0];
}

const bodyOf = (text) => text.querySelector("textarea.body-text");
const isShown = (text) => !text.hidden;

function choose(texts, chosen) {
  const first = texts.find((text) => isShown(text) && text !== chosen.beside) ?? texts[0];
  const second = texts.find((text) => text.id === chosen.value && text !== first);
  chosen.beside?.classList.remove("text--beside");
  if (chosen.beside && chosen.beside !== first) chosen.beside.hidden = true;
  chosen.beside = second ?? null;
  box.classList.toggle("texts--two", Boolean(second));
  document.querySelector(".writing")?.classList.toggle("writing--two", Boolean(second));
  if (!second) return;
  second.hidden = false;
  second.classList.add("text--beside");
}

if (box) {
  const texts = [...box.querySelectorAll("[data-tab]")];
  const chosen = document.createElement("select");
  chosen.add(new Option("nothing", ""));
  for (const text of texts) chosen.add(new Option(text.dataset.tab, text.id));
  const label = document.createElement("label");
  label.className = "texts__beside";
  label.append("Beside it: ", chosen);
  box.querySelector(":scope > .tabs").after(label);
  chosen.addEventListener("change", () => choose(texts, chosen));
  // The tabs have shown one text alone; what was beside it comes back.
  box.addEventListener("click", (event) => {
    if (event.target.closest("[role=tab]")) choose(texts, chosen);
  });
  let shown = "";
  const align = (event) => {
    const from = event.target.closest("[data-tab]");
    if (!chosen.beside || !from) return;
    const to = from === chosen.beside ? texts.find((text) => isShown(text) && text !== from) : chosen.beside;
    const at = surfaceOf(bodyOf(from));
    const claim = claimAt(at.value, at.selection.start);
    // Who writes on in one claim keeps the other text where they have put it.
    const now = `${from.id} ${to?.id} ${claim?.id}`;
    if (!to || now === shown) return;
    shown = now;
    const other = surfaceOf(bodyOf(to));
    const place = claimsIn(other.value).find((each) => each.id === claim?.id);
    if (place) other.reveal(place.wordsStart, place.wordsEnd);
  };
  box.addEventListener("keyup", align);
  box.addEventListener("mouseup", align);
}
