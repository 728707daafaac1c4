// Lays the writing surface over the body texts: toolbar, editor, paste, measures.
//
// Without this file, or on a phone, or when somebody asks for it, plain text areas are there.

import { recall, remember } from "../remembered.js";
import { nextLine } from "./commands.js";
import { listenForPaste } from "./paste.js";
import { Measure } from "./measure.js";
import { RichSurface } from "./rich-surface.js";
import { audienceOf, surfaceOf, take } from "./surface.js";
import { Toolbar } from "./toolbar.js";

const CHOICE = "writing-surface";
const form = document.querySelector("#writing[data-editor]");

// Fingers have their own way to select, and their own dictation: a text area knows both.
const usual = () => (matchMedia("(pointer: coarse)").matches ? "plain" : "rich");
const wantsEditor = () => (recall("localStorage", CHOICE) ?? usual()) === "rich";

function script(address) {
  return new Promise((resolve, reject) => {
    const made = document.createElement("script");
    made.src = address;
    made.onload = resolve;
    made.onerror = reject;
    document.head.append(made);
  });
}

let loading = null;
function editor() {
  loading ??= (async () => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = form.dataset.editorStyle;
    // Ours comes after it and has the last word.
    document.head.prepend(style);
    await script(form.dataset.editor);
    const { ace } = window;
    // Styles come from files alone: the site's policy takes no others.
    ace.config.set("useStrictCSP", true);
    await script(form.dataset.editorSearch);
    ace.define("ace/theme/writing", ["require", "exports"], (_, exports) => {
      Object.assign(exports, { isDark: false, cssClass: "ace-writing", cssText: "" });
    });
    return ace;
  })();
  return loading;
}

class Place {
  constructor(field) {
    this.field = field;
    this.isBody = field.matches(".body-text");
    this.audience = audienceOf(field);
    const name = field.closest("[data-tab]")?.dataset.tab ?? this.audience;
    const part = this.isBody ? "Body" : "Short answer";
    this.label = `${part}, ${name.toLowerCase()} text`;
    this.box = document.createElement("div");
    this.box.className = "surface";
    field.before(this.box);
    this.toolbar = new Toolbar(field, form, `${part.toLowerCase()} of the ${name.toLowerCase()} text`, this.isBody);
    this.said = document.createElement("p");
    this.said.className = "surface__said";
    this.said.setAttribute("role", "status");
    this.box.append(this.toolbar.bar, field);
    if (this.isBody) this.addFoot();
    this.box.append(this.said);
    field.addEventListener("told", ({ detail }) => this.tell(detail));
    this.box.addEventListener("keydown", (event) => this.pressed(event), true);
    listenForPaste(field, this.box, form, (words, look) => this.tell(words, look));
  }

  addFoot() {
    this.makeSwitch();
    this.foot = document.createElement("div");
    this.foot.className = "surface__foot";
    this.foot.append(new Measure(this.field, form, this.audience).shown, this.plain);
    this.box.append(this.foot);
  }

  makeSwitch() {
    this.plain = document.createElement("button");
    this.plain.type = "button";
    this.plain.className = "link";
    this.plain.addEventListener("click", () => {
      const choice = surfaceOf(this.field).kind === "rich" ? "plain" : "rich";
      remember("localStorage", CHOICE, choice);
      for (const place of places) place.want(choice === "rich");
      this.plain.focus();
    });
    this.sayWhich();
  }

  sayWhich() {
    if (!this.plain) return;
    this.plain.textContent = surfaceOf(this.field).kind === "rich" ? "Plain text area" : "Editor with marks";
  }

  // What is in a closed tab waits until somebody looks at it.
  want(rich) {
    this.wants = rich;
    const now = () => this.become(rich).catch(() => this.stay());
    if (!rich || this.box.checkVisibility()) {
      now();
      return;
    }
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      if (this.wants) now();
    });
    seen.observe(this.box);
  }

  async become(rich) {
    if (rich === (surfaceOf(this.field).kind === "rich")) return;
    if (rich) {
      const ace = await editor();
      if (surfaceOf(this.field).kind === "rich") return;
      const focused = document.activeElement === this.field;
      const { start, end } = surfaceOf(this.field).selection;
      const made = new RichSurface(this.field, ace, this.label, this.isBody ? [16, 36] : [3, 10]);
      take(this.field, made);
      if (focused) made.select(start, end);
    } else take(this.field, surfaceOf(this.field).plain()).close();
    this.sayWhich();
  }

  stay() {
    this.tell("The editor could not be loaded. You can write in the plain text area.");
    this.sayWhich();
  }

  pressed(event) {
    if (event.target.closest(".toolbar, .picker, .surface__foot, .ace_search")) return;
    const ours = this.toolbar.pressed(event) || (event.key === "Enter" && this.goOn(event));
    if (!ours) return;
    event.preventDefault();
    event.stopPropagation();
  }

  goOn(event) {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
    const surface = surfaceOf(this.field);
    const edit = nextLine(surface.value, surface.selection);
    if (edit) surface.replace(edit.start, edit.end, edit.words, edit.then);
    return Boolean(edit);
  }

  tell(words, look = "") {
    this.said.className = `surface__said${look && ` surface__said--${look}`}`;
    this.said.textContent = words;
  }
}

// Claims stand in short answers, too.
const fields = form ? form.querySelectorAll(".text__fields textarea") : [];
const places = [...fields].map((field) => new Place(field));
if (wantsEditor()) for (const place of places) place.want(true);
