// Finds a source of the library where somebody types "[@", and puts its key there.
// A combobox with a list (WAI-ARIA APG): the focus stays in its field, the arrows move in the list.

import { handsOff } from "./hands.js";
import { surfaceOf } from "./writing/surface.js";

const WAIT = 120;
const form = document.querySelector("#writing[data-pick]");

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

class Picker {
  constructor() {
    this.list = element("ul", { role: "listbox", id: "picker-list", "aria-label": "Sources" });
    this.field = element("input", {
      type: "text",
      id: "picker-field",
      role: "combobox",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      maxlength: "2000",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "picker-list",
      "aria-describedby": "picker-hint",
    });
    this.said = element("p", { class: "fine", role: "status" });
    const label = element("label", { for: "picker-field" }, "Cite a source");
    const hint = element(
      "span",
      { class: "hint", id: "picker-hint" },
      "Author, words, DOI, PMID or key. Arrow keys choose, Enter cites, Escape goes back to the text.",
    );
    this.box = element("div", { class: "picker field" }, label, hint, this.field, this.list, this.said);
    this.field.addEventListener("input", (event) => this.typed(event));
    this.field.addEventListener("keydown", (event) => this.pressed(event));
    // Pressing with the mouse must not take the focus out of the field first.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option);
    });
    this.box.addEventListener("focusout", (event) => {
      if (!this.box.contains(event.relatedTarget)) this.close();
    });
  }

  open(surface) {
    this.surface = surface;
    this.at = surface.selection.end;
    this.isOpen = true;
    this.field.value = "";
    this.said.textContent = "";
    this.list.replaceChildren();
    surface.element.after(this.box);
    this.field.focus();
    this.box.scrollIntoView({ block: "nearest" });
    this.ask();
  }

  close() {
    // To take out what has the focus calls this again.
    if (!this.isOpen) return;
    this.isOpen = false;
    clearTimeout(this.timer);
    this.asking?.abort();
    this.field.setAttribute("aria-expanded", "false");
    this.box.remove();
  }

  back(words = "") {
    this.surface.focus();
    this.close();
    if (words) this.surface.replace(this.at, this.at, words);
  }

  typed(event) {
    event.stopPropagation();
    const value = this.field.value;
    const last = value.slice(-1);
    // Who knows the key types on as if there were no list.
    const knows = [",", ";"].includes(last) && this.knows(value.slice(0, -1));
    if (knows || last === "]") {
      this.back(value);
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  knows(key) {
    return [...this.list.children].some((option) => option.dataset.key === key);
  }

  pressed(event) {
    const options = [...this.list.children];
    const here = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const last = options.length - 1;
    if (event.key === "Escape") this.back();
    else if (event.key === "ArrowDown") this.mark(options[here < last ? here + 1 : 0]);
    else if (event.key === "ArrowUp") this.mark(options[here > 0 ? here - 1 : last]);
    else if (event.key === "Enter") {
      if (options.length) this.choose(options[Math.max(here, 0)]);
    } else if (event.key === "Backspace" && !this.field.value) this.back();
    else return;
    event.preventDefault();
  }

  mark(option) {
    for (const each of this.list.children) each.setAttribute("aria-selected", String(each === option));
    if (option) {
      this.field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else this.field.removeAttribute("aria-activedescendant");
  }

  async ask() {
    this.asking?.abort();
    const mine = (this.asking = new AbortController());
    const query = new URLSearchParams({ q: this.field.value, article: form.dataset.article });
    try {
      const answer = await fetch(`${form.dataset.pick}?${query}`, { signal: mine.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const said = await answer.json();
      await handsOff();
      if (!mine.signal.aborted) this.show(said);
    } catch {
      if (!mine.signal.aborted) this.tell("The library cannot be asked now. Type the key yourself.");
    }
  }

  show({ found, adds }) {
    this.list.replaceChildren(...found.map((source, n) => this.option(source, n)));
    if (adds) {
      const add = element("li", { role: "option", id: "picker-add", "aria-selected": "false" });
      add.dataset.add = adds;
      add.textContent = `Look up, add and cite ${adds}`;
      this.list.append(add);
    }
    this.field.setAttribute("aria-expanded", String(this.list.children.length > 0));
    this.mark(this.list.firstElementChild);
    this.box.scrollIntoView({ block: "nearest" });
    const count = found.length === 1 ? "1 source" : `${found.length} sources`;
    if (found.length) this.tell(`${count}.`);
    else if (adds) this.tell("The library does not have it yet.");
    else if (this.field.value.length > 1) this.tell("The library has no such source.");
    else this.tell("Nothing is on this article's list yet. Type to search the library.");
  }

  option(source, n) {
    const option = element("li", { role: "option", id: `picker-${n}`, "aria-selected": "false" });
    option.dataset.key = source.key;
    option.append(element("strong", {}, source.title), element("span", { class: "fine" }, source.by));
    if (source.status) option.append(element("span", { class: "picker__status" }, source.status));
    option.append(element("code", {}, source.key));
    return option;
  }

  choose(option) {
    if (option.dataset.key) this.back(`${option.dataset.key}]`);
    else this.add(option.dataset.add);
  }

  async add(identifier) {
    this.tell("Looking it up …");
    clearTimeout(this.timer);
    this.asking?.abort();
    const mine = (this.asking = new AbortController());
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("q", identifier);
    try {
      const answer = await fetch(form.dataset.pickAdd, { method: "POST", body, signal: mine.signal });
      const { source, said } = await answer.json();
      if (mine.signal.aborted) return;
      if (source) this.back(`${source.key}]`);
      else this.tell(said);
    } catch {
      if (!mine.signal.aborted) this.tell("It could not be looked up now. Add it with “Add a reference”.");
    }
  }

  tell(words) {
    this.said.textContent = words;
  }
}

if (form) {
  const picker = new Picker();
  form.addEventListener("input", (event) => {
    const field = event.target;
    if (field.localName !== "textarea" || !event.inputType?.startsWith("insert") || !field.closest(".text__fields")) return;
    const surface = surfaceOf(field);
    const { value, selection } = surface;
    const at = selection.end;
    if (value.slice(at - 2, at) === "[@" && value[at] !== "]") picker.open(surface);
  });
  const hint = document.querySelector("[data-pick-hint]");
  if (hint) hint.hidden = false;
}
