// Shows the texts of an article one at a time; without it they stand one below the other.

import { TabRow } from "./tab-row.js";

const isWritten = (text) =>
  [...text.querySelectorAll("input[name], textarea[name]")].some((field) => field.value);
const wordsOf = (text) => (isWritten(text) ? text.dataset.tab : `+ ${text.dataset.tab}`);

// A <details> may not be a tab's panel; what it holds may.
function panelOf(text) {
  const held = text.querySelector(":scope > summary + *");
  held.id = `${text.id}-panel`;
  return held;
}

for (const box of document.querySelectorAll("[data-tabs]")) {
  const texts = [...box.querySelectorAll("[data-tab]")];
  const parts = texts.map((text) => ({ id: `${text.id}-tab`, words: wordsOf(text), panel: panelOf(text) }));
  const row = new TabRow("Texts", parts, (index) => {
    texts.forEach((text, n) => {
      text.open = true;
      text.hidden = n !== index;
    });
  });

  // What has words in it now is no text to be begun any more.
  box.addEventListener("input", () => {
    texts.forEach((text, n) => {
      const words = wordsOf(text);
      if (row.tabs[n].textContent !== words) row.tabs[n].textContent = words;
    });
  });

  box.prepend(row.element);
  box.classList.add("texts--tabbed");
  const wrong = texts.findIndex((text) => text.querySelector(".field--wrong"));
  const first = wrong >= 0 ? wrong : texts.findIndex(isWritten);
  row.show(Math.max(first, 0));

  // A link to a field in another text, from the list of problems, brings that text forward.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    const index = texts.findIndex((text) => text.contains(target));
    if (index >= 0) {
      row.tabs[index].click();
      target.focus();
    }
  };
  addEventListener("hashchange", reveal);
  reveal();
}
