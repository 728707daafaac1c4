// Shows what stands beside the texts one panel at a time; without it each is a page of its own.

import { show } from "./findings.js";
import { pageFor } from "./preview.js";

const WAIT = 1200;
const KEPT = "panel-beside";
const box = document.querySelector("[data-panels]");
const form = document.querySelector("#writing");

// A panel: its tab, what the page brought with it, and what is asked for when it is looked at.
class Part {
  constructor(link) {
    this.name = link.dataset.panels;
    this.address = link.dataset.from;
    this.tab = document.createElement("button");
    this.tab.type = "button";
    this.tab.id = `panel-${this.name}-tab`;
    this.tab.textContent = link.textContent;
    this.tab.setAttribute("role", "tab");
    this.tab.setAttribute("aria-controls", `panel-${this.name}`);
    this.body = document.createElement("div");
    this.body.id = `panel-${this.name}`;
    this.body.className = "panel__part";
    this.body.setAttribute("role", "tabpanel");
    this.body.setAttribute("aria-labelledby", this.tab.id);
    this.loaded = document.createElement("div");
    if (this.name !== "checks") this.body.append(this.loaded);
    this.body.append(...box.querySelectorAll(`:scope > [data-part="${this.name}"]`));
    this.asked = null;
    this.preview = this.name === "preview" ? pageFor(this.loaded, link, form) : null;
  }

  async load() {
    if (this.preview) return this.preview.load();
    if (!this.address) return undefined;
    this.asked?.abort();
    const mine = (this.asked = new AbortController());
    this.loaded.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(this.address, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Fragment": "panel" },
        signal: mine.signal,
      });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine.signal.aborted) return undefined;
      if (!answer.ok && answer.status !== 400) throw new Error(`${answer.status}`);
      this.loaded.replaceChildren(...fresh.body.childNodes);
    } catch {
      if (!mine.signal.aborted) this.excuse();
    } finally {
      if (!mine.signal.aborted) this.loaded.removeAttribute("aria-busy");
    }
    return undefined;
  }

  excuse() {
    const said = document.createElement("p");
    said.textContent = "This cannot be shown now: you are logged out, or there is no connection. Your text stays here.";
    this.loaded.replaceChildren(said);
  }
}

function remembered() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function remember(name) {
  try {
    sessionStorage.setItem(KEPT, name);
  } catch {
    // Then each page begins with the checks.
  }
}

if (box && form) {
  const links = box.querySelector("nav");
  const parts = [...links.querySelectorAll("[data-panels]")].map((link) => new Part(link));
  const list = document.createElement("div");
  list.className = "tabs panel__tabs";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", "Beside the text");
  list.append(...parts.map((part) => part.tab));
  links.replaceWith(list, ...parts.map((part) => part.body));
  let open = null;
  let timer = 0;

  const choose = (part) => {
    open = part;
    for (const each of parts) {
      const isOpen = each === part;
      each.body.hidden = !isOpen;
      each.tab.setAttribute("aria-selected", String(isOpen));
      each.tab.tabIndex = isOpen ? 0 : -1;
    }
    remember(part.name);
    part.load();
  };

  parts.forEach((part, n) => {
    part.tab.addEventListener("click", () => choose(part));
    part.tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: n + 1, ArrowLeft: n - 1, Home: 0, End: parts.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = parts[(to + parts.length) % parts.length];
      choose(next);
      next.tab.focus();
    });
  });
  box.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-act=show]");
    if (link && show(link)) event.preventDefault();
  });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => open.load(), WAIT);
  });
  // A link to the findings, or the key that goes to one, needs them to be seen.
  const toChecks = () => choose(parts[0]);
  addEventListener("keydown", (event) => {
    if (event.key === "F8" && open !== parts[0]) toChecks();
  }, true);
  addEventListener("hashchange", () => {
    if (location.hash === "#findings") toChecks();
  });
  choose(parts.find((part) => part.name === remembered()) ?? parts[0]);
}
