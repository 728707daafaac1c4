// Shows what stands beside the texts one panel at a time; without it each is a page of its own.

import { show } from "./findings.js";
import { handsOff, renew } from "./hands.js";
import { pageFor } from "./preview.js";
import { recall, remember } from "./remembered.js";
import { TabRow } from "./tab-row.js";

const WAIT = 1200;
const KEPT = "panel-beside";
const box = document.querySelector("[data-panels]");
const form = document.querySelector("#writing");

// A panel: what the page brought with it, and what is asked for when it is looked at.
class Part {
  constructor(link) {
    this.name = link.dataset.panels;
    this.address = link.dataset.from;
    this.words = link.textContent;
    this.panel = document.createElement("div");
    this.panel.id = `panel-${this.name}`;
    this.id = `${this.panel.id}-tab`;
    this.panel.className = "panel__part";
    this.loaded = document.createElement("div");
    if (this.name !== "checks") this.panel.append(this.loaded);
    this.panel.append(...box.querySelectorAll(`:scope > [data-part="${this.name}"]`));
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
      await handsOff();
      if (mine.signal.aborted) return undefined;
      if (!answer.ok && answer.status !== 400) throw new Error(`${answer.status}`);
      renew(this.loaded, fresh.body.childNodes, document.getElementById(this.id));
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

if (box && form) {
  const links = box.querySelector("nav");
  const parts = [...links.querySelectorAll("[data-panels]")].map((link) => new Part(link));
  let open = null;
  let timer = 0;
  const row = new TabRow("Beside the text", parts, (index) => {
    open = parts[index];
    for (const each of parts) each.panel.hidden = each !== open;
    remember("sessionStorage", KEPT, open.name);
    open.load();
  });
  row.element.classList.add("panel__tabs");
  links.replaceWith(row.element, ...parts.map((part) => part.panel));

  box.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-act=show]");
    if (link && show(link)) event.preventDefault();
  });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => open.load(), WAIT);
  });
  // A link to the findings, or the key that goes to one, needs them to be seen.
  const toChecks = () => row.show(0);
  addEventListener("keydown", (event) => {
    if (event.key === "F8" && open !== parts[0]) toChecks();
  }, true);
  addEventListener("hashchange", () => {
    if (location.hash === "#findings") toChecks();
  });
  const last = recall("sessionStorage", KEPT);
  row.show(Math.max(parts.findIndex((part) => part.name === last), 0));
}
