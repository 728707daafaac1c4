// The Ace editor over a body text's area, which stays in the form and holds what is sent.

import { dialectMode } from "./dialect.js";
import { claimsIn } from "./marks.js";
import { PlainSurface } from "./surface.js";

// What asks for files that are not here, or belongs to programs and not to prose.
const NOT_HERE = [
  "showSettingsMenu", "openCommandPalette", "openCommandPallete", "gotoline", "togglecomment",
  "toggleBlockComment", "transposeletters", "foldall", "fold", "unfold", "unfoldall", "toggleFoldWidget",
  "toggleParentFoldWidget", "foldOther", "replaymacro", "togglerecording", "modifyNumberUp",
  "modifyNumberDown", "jumptomatching", "selecttomatching", "expandToMatching", "sortlines",
  "goToNextError", "goToPreviousError", "removeline", "addCursorAbove", "addCursorBelow",
  "addCursorAboveSkipCurrent", "addCursorBelowSkipCurrent", "blurTextInput", "toggleSplitSelectionIntoLines",
  "splitSelectionIntoLines", "alignCursors", "touppercase", "tolowercase", "indent", "outdent",
];

const PAUSE = 150;

// Ace stops before spaces at a line's end; behind "- " that is the wrong side.
function endsAtTheEnd({ selection, session }) {
  const move = selection.moveCursorLineEnd.bind(selection);
  selection.moveCursorLineEnd = () => {
    move();
    const { row, column } = selection.getCursor();
    const rest = session.getLine(row).slice(column);
    if (!rest.trim()) selection.moveCursorTo(row, column + rest.length);
  };
}

export class RichSurface {
  kind = "rich";

  constructor(field, ace, label, [fewest, most]) {
    this.field = field;
    this.ace = ace;
    this.underlined = new Map();
    this.element = document.createElement("div");
    this.element.className = "surface__editor";
    field.after(this.element);
    // What Ace's own hidden field hears is told again as the field's.
    this.element.addEventListener("input", (event) => event.stopPropagation());
    field.classList.add("surface__field");
    field.tabIndex = -1;
    field.setAttribute("aria-hidden", "true");
    this.editor = this.opened(label, fewest, most);
    this.session = this.editor.session;
    this.listen();
    this.showClaims(0);
  }

  opened(label, minLines, maxLines) {
    const editor = this.ace.edit(this.element, {
      value: this.field.value,
      mode: dialectMode(this.ace),
      theme: "ace/theme/writing",
      newLineMode: "unix",
      wrap: true,
      indentedSoftWrap: false,
      behavioursEnabled: false,
      wrapBehavioursEnabled: false,
      enableAutoIndent: false,
      useWorker: false,
      tabSize: 2,
      minLines,
      maxLines,
      showLineNumbers: false,
      showFoldWidgets: false,
      showPrintMargin: false,
      displayIndentGuides: false,
      highlightActiveLine: false,
      highlightGutterLine: false,
      highlightSelectedWord: false,
      enableMultiselect: false,
      scrollPastEnd: 0,
      autoScrollEditorIntoView: true,
      enableKeyboardAccessibility: true,
      textInputAriaLabel: label,
    });
    // Between words: an id that breaks at its hyphen cannot be read.
    editor.session.setOption("wrapMethod", "text");
    editor.renderer.setPadding(12);
    editor.renderer.setScrollMargin(8, 8);
    endsAtTheEnd(editor);
    for (const name of NOT_HERE) editor.commands.removeCommand(name);
    // Tab leads on, as from every field; and it leads straight into the words.
    const input = editor.textInput.getElement();
    input.tabIndex = 0;
    input.setAttribute("role", "textbox");
    input.setAttribute("aria-multiline", "true");
    input.spellcheck = true;
    for (const part of [editor.renderer.scroller, editor.renderer.$gutter]) {
      part.tabIndex = -1;
      for (const name of ["role", "aria-label", "aria-roledescription"]) part.removeAttribute(name);
    }
    editor.renderer.$gutter.setAttribute("aria-hidden", "true");
    return editor;
  }

  listen() {
    this.session.on("change", ({ action }) => this.changed(action));
    this.heard = () => this.fromField();
    this.led = () => this.editor.focus();
    this.field.addEventListener("input", this.heard);
    this.field.addEventListener("focus", this.led);
  }

  // The field has every letter at once; who listens is told when the caret is where it belongs.
  changed(action) {
    if (this.mirrors) return;
    this.field.value = this.session.getValue();
    const inputType = action === "insert" ? "insertText" : "deleteContentBackward";
    const first = !this.tells;
    this.tells = inputType;
    if (!first) return;
    queueMicrotask(() => {
      const type = this.tells;
      this.tells = "";
      this.showClaims();
      this.field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: type }));
    });
  }

  // Somebody put other words into the field itself.
  fromField() {
    if (this.field.value === this.session.getValue()) return;
    this.mirrors = true;
    this.session.doc.setValue(this.field.value);
    this.mirrors = false;
    this.showClaims();
  }

  get value() {
    return this.session.getValue();
  }

  get selection() {
    const { start, end } = this.session.selection.getRange();
    return { start: this.session.doc.positionToIndex(start), end: this.session.doc.positionToIndex(end) };
  }

  rangeOf(start, end) {
    const { Range } = this.ace.require("ace/range");
    const { doc } = this.session;
    return Range.fromPoints(doc.indexToPosition(start), doc.indexToPosition(end));
  }

  focus() {
    this.editor.focus();
  }

  select(start, end) {
    const range = this.rangeOf(start, end);
    this.editor.focus();
    this.session.selection.setRange(range);
    this.editor.renderer.scrollSelectionIntoView(range.start, range.end, 0.3);
    this.element.scrollIntoView({ block: "nearest" });
  }

  reveal(start, end) {
    const range = this.rangeOf(start, end);
    this.editor.renderer.scrollSelectionIntoView(range.start, range.end, 0.3);
  }

  replace(start, end, words, then) {
    this.session.markUndoGroup();
    this.session.replace(this.rangeOf(start, end), words);
    this.session.markUndoGroup();
    const [from, to] = then ?? [start + words.length, start + words.length];
    this.editor.focus();
    this.session.selection.setRange(this.rangeOf(from, to));
    this.editor.renderer.scrollCursorIntoView();
  }

  // Ranges move with the words around them until they are told anew.
  underline(name, ranges) {
    for (const { id, range } of this.underlined.get(name) ?? []) {
      this.session.removeMarker(id);
      range.start.detach();
      range.end.detach();
    }
    const shown = ranges.map(({ start, end, look }) => {
      const range = this.rangeOf(start, end);
      range.start = this.session.doc.createAnchor(range.start.row, range.start.column);
      range.end = this.session.doc.createAnchor(range.end.row, range.end.column);
      return { id: this.session.addMarker(range, `surface__${look}`, "text"), range };
    });
    this.underlined.set(name, shown);
    if (name === "findings") this.inTheMargin(ranges);
  }

  inTheMargin(ranges) {
    this.session.setAnnotations(
      ranges.map(({ start, look, says }) => ({
        ...this.session.doc.indexToPosition(start),
        text: says,
        type: { block: "error", warn: "warning" }[look] ?? "info",
      })),
    );
  }

  // Between two keys the lines move with the words; all claims are looked for in a pause.
  showClaims(wait = PAUSE) {
    clearTimeout(this.painting);
    this.painting = setTimeout(() => {
      const ranges = claimsIn(this.value).map(({ wordsStart, wordsEnd }) => ({
        start: wordsStart, end: wordsEnd, look: "claim",
      }));
      this.underline("claims", ranges);
    }, wait);
  }

  plain() {
    return new PlainSurface(this.field);
  }

  close() {
    clearTimeout(this.painting);
    this.field.removeEventListener("input", this.heard);
    this.field.removeEventListener("focus", this.led);
    this.editor.destroy();
    this.element.remove();
    this.field.classList.remove("surface__field");
    this.field.removeAttribute("tabindex");
    this.field.removeAttribute("aria-hidden");
  }
}
