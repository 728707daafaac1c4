// What is pasted from a page or a word processor comes in as the dialect; plain words stay plain.
//
// The plain words are in the text at once, so that nothing waits for the server and one "undo"
// brings them back; what the server made of the formatted ones then takes their place.

import { apart } from "./commands.js";
import { surfaceOf } from "./surface.js";

const LONGEST_TEXT = 200_000;
const LONGEST_HTML = 900_000;
const FORMATTED = /<(?:p|h[1-6]|ul|ol|li|table|b|strong|i|em|sup|sub|img)[\s>/]|<a\s[^>]*href/i;

const spelt = (count) => count.toLocaleString("en-GB");

function without(html, open, close) {
  const kept = [];
  let at = 0;
  for (;;) {
    const from = html.indexOf(open, at);
    const to = from < 0 ? -1 : html.indexOf(close, from);
    if (to < 0) break;
    kept.push(html.slice(at, from));
    at = to + close.length;
  }
  return kept.join("") + html.slice(at);
}

// Word sends styles of half a megabyte, and pictures as letters; none of it is words.
function fragment(html) {
  const from = html.indexOf("<!--StartFragment-->");
  const to = html.lastIndexOf("<!--EndFragment-->");
  const body = from >= 0 && to > from ? html.slice(from, to) : html;
  return without(body, "<style", "</style>").replace(/(src=)"data:[^"]*"/gi, '$1""');
}

export function listenForPaste(field, box, form, tell) {
  box.addEventListener("paste", (event) => pasted(event, field, form, tell), true);
}

function pasted(event, field, form, tell) {
  const surface = surfaceOf(field);
  const plain = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
  const html = event.clipboardData.getData("text/html");
  const { start, end } = surface.selection;
  const long = surface.value.length - (end - start) + plain.length;
  if (long > LONGEST_TEXT) {
    stop(event);
    tell(
      `Nothing was pasted: with these ${spelt(plain.length)} characters the text would have ${spelt(long)}, and a text holds ${spelt(LONGEST_TEXT)}. They are still on your clipboard. Paste a part of them, or import them as a file.`,
      "refused",
    );
    return;
  }
  if (!html) return;
  const copied = fragment(html);
  // Programs' editors copy words as elements with colours and nothing else: those are plain.
  if (!FORMATTED.test(copied)) return;
  stop(event);
  surface.replace(start, end, plain);
  if (copied.length > LONGEST_HTML) {
    tell("Pasted as plain words: there was too much formatting around them.", "refused");
    return;
  }
  convert(copied, { field, form, start, plain, tell });
}

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

async function convert(html, { field, form, start, plain, tell }) {
  tell("Reading what was pasted …");
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.set("html", html);
  let answer;
  try {
    const response = await fetch(form.dataset.paste, { method: "POST", body });
    answer = await response.json();
  } catch {
    answer = { said: "The server could not be asked." };
  }
  if (answer.text === undefined) {
    tell(`Pasted as plain words. ${answer.said}`, "refused");
    return;
  }
  const surface = surfaceOf(field);
  const { value } = surface;
  // Somebody may have typed meanwhile: the words are looked for, and left alone when they changed.
  const at = value.slice(start, start + plain.length) === plain ? start : value.indexOf(plain);
  if (at < 0) {
    tell("Pasted as plain words, because they were changed at once.");
    return;
  }
  const end = at + plain.length;
  const words = fitted(answer.text, value.slice(0, at), value.slice(end));
  exchange(surface, at, end, words);
  const undo = "Undo gives the plain words.";
  if (answer.dropped.length) tell(`Pasted. ${answer.dropped.join(" ")} ${undo}`, "dropped");
  else tell(`Pasted with its headings, lists and links. ${undo}`);
}

// Whoever has gone on, here or in another field, goes on there.
function exchange(surface, start, end, words) {
  const { selection } = surface;
  const focused = document.activeElement;
  const moved = (place) => (place < start ? place : Math.max(place, end) + start + words.length - end);
  surface.replace(start, end, words, [moved(selection.start), moved(selection.end)]);
  focused.focus({ preventScroll: true });
}

// One line goes into the line it is put in; blocks stand between empty lines.
function fitted(text, before, after) {
  const words = text.trim();
  if (!words.includes("\n") && !/^(#|[-*+] |\d+[.)] )/.test(words)) return words;
  const { lead, tail } = apart(before, after);
  return lead + words + tail;
}
