// How long a text is, at once, and how hard to read, as the server measures it a moment later.

import { surfaceOf } from "./surface.js";
import { wordsIn } from "./marks.js";

const PAUSE = 200;
const WAIT = 1500;
const A_MINUTE = 200;

const counted = (count, one, many) => (count === 1 ? `1 ${one}` : `${count.toLocaleString("en-GB")} ${many}`);

export class Measure {
  constructor(field, form, audience) {
    Object.assign(this, { field, form, audience, grade: "" });
    this.shown = document.createElement("p");
    this.shown.className = "writing__measure";
    field.addEventListener("input", () => this.soon());
    this.count();
  }

  count() {
    const words = wordsIn(surfaceOf(this.field).value);
    const minutes = Math.max(1, Math.round(words / A_MINUTE));
    const said = [counted(words, "word", "words")];
    if (words) said.push(`${counted(minutes, "minute", "minutes")} to read`);
    if (words && this.grade) said.push(this.grade);
    this.shown.textContent = said.join(" · ");
  }

  soon() {
    clearTimeout(this.counting);
    this.counting = setTimeout(() => this.count(), PAUSE);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    this.asking?.abort();
    const mine = (this.asking = new AbortController());
    const body = new FormData();
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    body.set("audience", this.audience);
    body.set("body", this.field.value);
    body.set("short_answer", this.form.elements[`text-${this.audience}-short_answer`]?.value ?? "");
    body.set("language", this.form.elements.language?.value ?? "");
    try {
      const response = await fetch(this.form.dataset.measure, { method: "POST", body, signal: mine.signal });
      if (!response.ok) throw new Error(String(response.status));
      const { grade, aim, most } = await response.json();
      if (mine.signal.aborted) return;
      this.grade = grade === null ? "" : `grade ${grade} (aim ${aim}${most ? `, at most ${most}` : ""})`;
    } catch {
      if (mine.signal.aborted) return;
      this.grade = "";
    }
    this.count();
  }
}
