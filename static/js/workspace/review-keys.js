// Lets a reviewer go through the cards with keys, and counts what is decided and seen at once.

import { recall, remember } from "./remembered.js";

const cards = [...document.querySelectorAll("#claims [data-claim]")];
const keys = document.querySelector("[data-keys]");
const on = keys?.querySelector("[data-keys-on]");
const REMEMBERED = "imprimatur-review-keys";
let here = -1;

function go(index) {
  if (index < 0 || index >= cards.length) return;
  cards[here]?.classList.remove("is-here");
  here = index;
  cards[here].classList.add("is-here");
  // The heading first: who listens hears which claim it is before what can be said of it.
  cards[here].querySelector("h3").focus({ preventScroll: true });
  cards[here].scrollIntoView({ block: "nearest" });
  show(cards[here].dataset.claim);
}

// The same words on the page beside, if they stand there.
function show(claim) {
  document.querySelector(".sheet .is-shown")?.classList.remove("is-shown");
  const words = claim && document.getElementById(`claim-${claim}`);
  if (!words) return;
  words.classList.add("is-shown");
  // Only the sheet moves: a verdict that slips away under a pressed button is not chosen.
  const sheet = words.closest(".review__page");
  const [inside, around] = [words.getBoundingClientRect(), sheet.getBoundingClientRect()];
  sheet.scrollTop += inside.top - around.top - (sheet.clientHeight - inside.height) / 2;
}

function changed(field) {
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function decide(value) {
  const choice = cards[here]?.querySelector(`input[type=radio][value="${value}"]`);
  if (!choice) return;
  choice.checked = true;
  changed(choice);
  if (value === "needs_change") cards[here].querySelector("textarea").focus();
  else go(here + 1);
}

function tick() {
  const box = cards[here]?.querySelector("[data-change] input:not(:checked)");
  if (!box) return;
  box.checked = true;
  box.focus();
  changed(box);
}

function tell(where, number) {
  if (where) where.textContent = where.textContent.replace(/^\d+/, number);
}

function count() {
  const decided = document.querySelector("[data-decided]");
  const seen = document.querySelector("[data-seen]");
  const shown = (some) => document.querySelectorAll(`#claims ${some}`).length;
  // What other pages of the list hold stays as it was saved.
  tell(decided, elsewhere.decided + shown("[data-claim] [type=radio]:checked"));
  tell(seen, elsewhere.seen + shown("[data-change] :checked"));
}

const saved = (name) =>
  [...document.querySelectorAll(`#claims ${name}`)].filter((field) => field.defaultChecked).length;
const elsewhere = {
  decided:
    Number(document.querySelector("[data-decided]")?.dataset.decided) -
    saved("[data-claim] [type=radio]"),
  seen: Number(document.querySelector("[data-seen]")?.dataset.seen) - saved("[data-change] input"),
};

if (keys) {
  keys.hidden = false;
  on.checked = recall("localStorage", REMEMBERED) !== "off";
  on.addEventListener("change", () => {
    remember("localStorage", REMEMBERED, on.checked ? "on" : "off");
  });
  document.getElementById("claims").addEventListener("input", count);
  document.getElementById("claims").addEventListener("focusin", (event) => {
    const card = event.target.closest("[data-claim]");
    if (!card || card === cards[here]) return;
    cards[here]?.classList.remove("is-here");
    here = cards.indexOf(card);
    card.classList.add("is-here");
    show(card.dataset.claim);
  });
  addEventListener("keydown", (event) => {
    const typing = event.target.matches(
      "textarea, input:not([type=radio], [type=checkbox]), select",
    );
    if (!on.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      j: () => go(here + 1),
      k: () => go(here - 1),
      s: () => decide("supported"),
      c: () => decide("needs_change"),
      t: tick,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
