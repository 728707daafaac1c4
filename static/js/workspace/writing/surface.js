// One way to read and change a body text, whether it stands in a text area or in the editor.
//
// A surface has: field (the form's own), element (what is seen), kind, value, selection,
// select(start, end), reveal(start, end), replace(start, end, words, then), focus(), underline(name, ranges).
// Whoever types anywhere is heard as "input" on the field, as ever.

const surfaces = new WeakMap();

// A text area does not scroll to what is selected in it: a copy says how far down the words are.
function scrollTo(field, start) {
  if (field.localName !== "textarea") return;
  const style = getComputedStyle(field);
  const copy = document.createElement("div");
  copy.className = "measure";
  for (const name of ["font", "lineHeight", "letterSpacing", "padding", "tabSize"]) {
    copy.style[name] = style[name];
  }
  copy.style.width = `${field.clientWidth}px`;
  copy.textContent = field.value.slice(0, start);
  document.body.append(copy);
  field.scrollTop = Math.max(0, copy.scrollHeight - field.clientHeight / 3);
  copy.remove();
}

export class PlainSurface {
  kind = "plain";

  constructor(field) {
    this.field = field;
  }

  get element() {
    return this.field;
  }

  get value() {
    return this.field.value;
  }

  get selection() {
    return { start: this.field.selectionStart, end: this.field.selectionEnd };
  }

  focus() {
    this.field.focus();
  }

  select(start, end) {
    this.field.focus();
    this.field.setSelectionRange(start, end);
    scrollTo(this.field, start);
  }

  // Brought into sight, and nothing else: whoever types elsewhere goes on there.
  reveal(start) {
    scrollTo(this.field, start);
  }

  // insertText is what typing does, so that the browser's own undo takes it back.
  replace(start, end, words, then) {
    const { field } = this;
    field.focus();
    field.setSelectionRange(start, end);
    const typed = words
      ? document.execCommand("insertText", false, words)
      : start === end || document.execCommand("delete");
    if (!typed) {
      field.setRangeText(words, start, end, "end");
      field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
    }
    if (then) field.setSelectionRange(...then);
  }

  underline() {
    // A text area cannot show it; the findings beside it say the same.
  }
}

export function surfaceOf(field) {
  let surface = surfaces.get(field);
  if (!surface) surfaces.set(field, (surface = new PlainSurface(field)));
  return surface;
}

// Puts another surface in a field's place; returns the one that was there.
export function take(field, surface) {
  const before = surfaceOf(field);
  surfaces.set(field, surface);
  field.dispatchEvent(new CustomEvent("surface", { bubbles: true }));
  return before;
}

// A text's fields carry its audience in their ids.
export const audienceOf = (field) => /^id_text-(.+)-(?:body|short_answer)$/.exec(field.id)?.[1] ?? "";
