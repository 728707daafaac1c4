// The toolbar over a body text (WAI-ARIA APG: one stop for Tab, arrows move in it), and its keys.

import { ACROSS, ledTo } from "../arrows.js";
import * as commands from "./commands.js";
import { askClaim, askLink, askTable, askTerm } from "./dialogs.js";
import { Menu } from "./menu.js";
import { askImage } from "./image.js";
import { audienceOf, surfaceOf } from "./surface.js";

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const said = (keys) => keys.replace("Mod", MAC ? "⌘" : "Ctrl").replace("Digit", "").replace("Key", "");

// name, what is shown, what is said, keys
const TOOLS = [
  ["bold", "B", "Bold", "Mod+KeyB"],
  ["italic", "I", "Italic", "Mod+KeyI"],
  ["heading", "Heading", "Heading: each press one level down", "Mod+Shift+KeyH"],
  ["bullets", "List", "List with bullets", "Mod+Shift+Digit8"],
  ["numbers", "1. List", "List with numbers", "Mod+Shift+Digit7"],
  ["link", "Link", "Link", "Mod+KeyK"],
  ["cite", "Cite", "Cite a source", "Mod+Shift+KeyE"],
  ["claim", "Claim", "Mark the selected words as a claim", "Mod+Shift+KeyL"],
  ["term", "Term", "Look up the selected words in the glossary", "Mod+Shift+KeyY"],
  ["box", "Care card", "Care card, note or warning", ""],
  ["table", "Table", "Table", ""],
  ["image", "Image", "Image", ""],
];

const IN_ONE_PARAGRAPH = new Set(["bold", "italic", "link", "cite", "claim", "term"]);

function pressedKeys(event) {
  const mod = MAC ? event.metaKey : event.ctrlKey;
  if (!mod || event.altKey || (MAC ? event.ctrlKey : event.metaKey)) return "";
  return `Mod+${event.shiftKey ? "Shift+" : ""}${event.code}`;
}

export class Toolbar {
  constructor(field, form, label, hasBlocks) {
    this.field = field;
    this.form = form;
    this.audience = audienceOf(field);
    this.bar = document.createElement("div");
    this.bar.className = "toolbar";
    this.bar.setAttribute("role", "toolbar");
    this.bar.setAttribute("aria-label", `Format ${label}`);
    const tools = TOOLS.filter(([name]) => hasBlocks || IN_ONE_PARAGRAPH.has(name)).filter(
      ([name]) => name !== "image" || document.getElementById("ask-image"),
    );
    for (const [name, shown, says, keys] of tools) this.bar.append(this.button(name, shown, says, keys));
    this.keys = new Map(tools.filter(([, , , keys]) => keys).map(([name, , , keys]) => [keys, name]));
    if (hasBlocks) {
      this.menu = new Menu(this.bar.querySelector('[data-tool="box"]'), (kind) => this.box(kind));
    }
    this.rove(this.bar.firstElementChild);
    this.bar.addEventListener("keydown", (event) => this.moved(event));
    this.bar.addEventListener("click", (event) => {
      const name = event.target.closest("[data-tool]")?.dataset.tool;
      if (name) this.run(name);
    });
  }

  get surface() {
    return surfaceOf(this.field);
  }

  button(name, shown, says, keys) {
    const made = document.createElement("button");
    made.type = "button";
    made.dataset.tool = name;
    made.textContent = shown;
    made.title = keys ? `${says} (${said(keys)})` : says;
    made.setAttribute("aria-label", says);
    if (keys) {
      const spelt = keys.replace("Mod", MAC ? "Meta" : "Control").replace(/Key|Digit/, "");
      made.setAttribute("aria-keyshortcuts", spelt);
    }
    made.tabIndex = -1;
    return made;
  }

  get buttons() {
    return [...this.bar.querySelectorAll("[data-tool]")];
  }

  rove(button) {
    const to = button.matches("[data-tool]") ? button : button.querySelector("[data-tool]");
    for (const each of this.buttons) each.tabIndex = each === to ? 0 : -1;
    this.here = to;
  }

  moved(event) {
    if (this.menu?.list.contains(event.target)) return;
    const { buttons } = this;
    const to = ledTo(event.key, buttons.indexOf(this.here), buttons.length, ACROSS);
    if (event.key === "Escape") this.surface.focus();
    else if (event.key === "ArrowDown" && event.target === this.menu?.opener) this.menu.open();
    else if (to !== undefined) {
      this.rove(buttons[to]);
      buttons[to].focus();
    } else return;
    event.preventDefault();
  }

  // Returns whether a key was one of ours.
  pressed(event) {
    if (event.altKey && event.key === "F10") {
      this.here.focus();
      return true;
    }
    const name = this.keys.get(pressedKeys(event));
    if (name) this.run(name);
    return Boolean(name);
  }

  edit(edit) {
    this.surface.replace(edit.start, edit.end, edit.words, edit.then);
  }

  run(name) {
    if (name === "box") {
      this.menu.toggle();
      return;
    }
    const { surface } = this;
    this[name](surface.value, surface.selection);
    const button = this.bar.querySelector(`[data-tool="${name}"]`);
    if (button) this.rove(button);
  }

  bold(value, selection) {
    this.edit(commands.around(value, selection, "**"));
  }

  italic(value, selection) {
    this.edit(commands.around(value, selection, "*"));
  }

  heading(value, selection) {
    this.edit(commands.heading(value, selection));
  }

  bullets(value, selection) {
    this.edit(commands.list(value, selection, false));
  }

  numbers(value, selection) {
    this.edit(commands.list(value, selection, true));
  }

  // The picker opens where this is typed, and where this puts it.
  cite(value, { end }) {
    const space = end > 0 && !/[\s([]$/.test(value.slice(0, end)) ? " " : "";
    this.surface.replace(end, end, `${space}[@`);
  }

  async link(value, selection) {
    const at = selection.start === selection.end ? selection : commands.meant(value, selection);
    const answer = await askLink(value.slice(at.start, at.end));
    if (answer) this.edit(commands.link(value, at, answer.words, answer.address));
    else this.surface.select(selection.start, selection.end);
  }

  async claim(value, selection) {
    const at = commands.meant(value, selection);
    const words = value.slice(at.start, at.end);
    if (selection.start === selection.end || !words) {
      this.refuse("Select the words of the claim first.");
      return;
    }
    if (/\n\s*\n/.test(words)) {
      this.refuse("A claim stays within its paragraph. Select less.");
      return;
    }
    const answer = await askClaim(words, this.audience, this.fields);
    if (!answer) {
      this.surface.select(selection.start, selection.end);
      return;
    }
    this.edit(commands.claim(value, at, answer));
    if (answer.cite) this.cite(this.surface.value, this.surface.selection);
  }

  async term(value, selection) {
    const at = commands.meant(value, selection);
    if (at.start === at.end) {
      this.refuse("Select the words to look up first.");
      return;
    }
    const plain = await askTerm(this.form.dataset.terms, value.slice(at.start, at.end), this.audience);
    if (plain) this.surface.replace(at.start, at.end, plain);
    else this.surface.select(at.start, at.end);
  }

  async image(value, selection) {
    const answer = await askImage(this.form);
    if (answer) this.edit(commands.image(value, selection, answer.address, answer.alternative));
    else this.surface.focus();
  }

  async table(value, selection) {
    const answer = await askTable();
    if (answer) this.edit(commands.table(value, selection, Number(answer.columns), Number(answer.rows)));
    else this.surface.focus();
  }

  get fields() {
    return [...this.form.querySelectorAll(".text__fields textarea[name]")];
  }

  box(kind) {
    const { region, language } = this.form.elements;
    const known = document.getElementById("numbers-to-call").dataset;
    const numbers = (known[region.value.slice(0, 2).toLowerCase()] ?? "").split("|");
    const title = commands.titleOf(kind, language.value, numbers);
    const { value, selection } = this.surface;
    this.edit(commands.fence(value, selection, kind, title));
  }

  refuse(words) {
    this.surface.focus();
    this.field.dispatchEvent(new CustomEvent("told", { detail: words }));
  }
}
