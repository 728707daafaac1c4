// A row of tabs (WAI-ARIA APG: one stop for Tab; arrows move in it, and choose as a click does).

import { ACROSS, ledTo } from "./arrows.js";

function tabOf({ id, words, panel }) {
  const tab = document.createElement("button");
  tab.type = "button";
  tab.id = id;
  tab.textContent = words;
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-controls", panel.id);
  panel.setAttribute("role", "tabpanel");
  panel.setAttribute("aria-labelledby", id);
  return tab;
}

export class TabRow {
  // Each part is { id, words, panel }, the id that of its tab; choose gets the number of a part.
  constructor(label, parts, choose) {
    this.choose = choose;
    this.tabs = parts.map(tabOf);
    this.element = document.createElement("div");
    this.element.className = "tabs";
    this.element.setAttribute("role", "tablist");
    this.element.setAttribute("aria-label", label);
    this.element.append(...this.tabs);
    this.tabs.forEach((tab, n) => {
      tab.addEventListener("click", () => this.show(n));
      tab.addEventListener("keydown", (event) => this.pressed(event, n));
    });
  }

  show(index) {
    this.tabs.forEach((tab, n) => {
      tab.setAttribute("aria-selected", String(n === index));
      tab.tabIndex = n === index ? 0 : -1;
    });
    this.choose(index);
  }

  pressed(event, n) {
    const tab = this.tabs[ledTo(event.key, n, this.tabs.length, ACROSS)];
    if (!tab) return;
    event.preventDefault();
    tab.click();
    tab.focus();
  }
}
