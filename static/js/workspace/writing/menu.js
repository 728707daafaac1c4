// The menu of boxes in the toolbar (WAI-ARIA APG: a button that opens a menu).

import { DOWN, ledTo } from "../arrows.js";

const BOXES = [
  ["nonurgent", "Non-urgent advice"],
  ["urgent", "Urgent advice"],
  ["emergency", "Immediate action"],
  ["note", "Note"],
  ["warning", "Warning"],
];

export class Menu {
  constructor(opener, choose) {
    this.opener = opener;
    this.choose = choose;
    opener.setAttribute("aria-haspopup", "menu");
    opener.setAttribute("aria-expanded", "false");
    this.list = document.createElement("ul");
    this.list.className = "toolbar__menu";
    this.list.setAttribute("role", "menu");
    this.list.setAttribute("aria-label", "Kinds of boxes");
    this.list.hidden = true;
    for (const [kind, shown] of BOXES) {
      const item = document.createElement("li");
      item.setAttribute("role", "menuitem");
      item.dataset.box = kind;
      item.tabIndex = -1;
      item.textContent = shown;
      this.list.append(item);
    }
    this.list.addEventListener("click", (event) => this.chose(event.target.closest("[data-box]")));
    this.list.addEventListener("keydown", (event) => this.pressed(event));
    this.list.addEventListener("focusout", (event) => {
      if (!this.list.contains(event.relatedTarget) && event.relatedTarget !== opener) this.close();
    });
    const held = document.createElement("span");
    held.className = "toolbar__held";
    opener.replaceWith(held);
    held.append(opener, this.list);
  }

  toggle() {
    if (this.list.hidden) this.open();
    else this.close();
  }

  open() {
    this.list.hidden = false;
    this.opener.setAttribute("aria-expanded", "true");
    this.list.firstElementChild.focus();
  }

  close() {
    this.list.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
  }

  chose(item) {
    if (!item) return;
    this.close();
    this.choose(item.dataset.box);
  }

  pressed(event) {
    const items = [...this.list.children];
    const at = items.indexOf(document.activeElement);
    const to = ledTo(event.key, at, items.length, DOWN);
    if (to !== undefined) items[to].focus();
    else if (event.key === "Enter" || event.key === " ") this.chose(items[at]);
    else if (event.key === "Escape") {
      this.opener.focus();
      this.close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
