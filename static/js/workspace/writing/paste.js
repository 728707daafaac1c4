// What is pasted from a page or a word processor comes in as the dialect; plain words stay plain.
//
// The plain words are in the text at once, so that nothing waits for the server and one "undo"
// brings them back; what the server made of the formatted ones then takes their place.

import { surfaceOf } from "./surface.js";

const LONGEST_TEXT = 200_000;
const LONGEST_HTML = 900_000;
const FORMATTED = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, table, a[href], b, strong, i, em, sup, sub, img, div + div";

const spelt = (count) => count.toLocaleString("en-GB");

// Word sends styles and comments of half a megabyte; none of it is words.
function cleaned(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const each of page.querySelectorAll("style, script, xml, link, meta, title, template")) each.remove();
  const comments = page.createNodeIterator(page, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) found.push(comments.referenceNode);
  // Where one element is all, "<!--StartFragment-->" says nothing that is needed.
  for (const each of found) each.remove();
  for (const each of page.querySelectorAll("[src^='data:']")) each.removeAttribute("src");
  return page.body;
}

function isFormatted(body) {
  // Programs' editors copy words as one element with colours: those are plain.
  return Boolean(body.querySelector(FORMATTED));
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
  const body = cleaned(html);
  if (!isFormatted(body)) return;
  stop(event);
  surface.replace(start, end, plain);
  if (body.innerHTML.length > LONGEST_HTML) {
    tell("Pasted as plain words: there was too much formatting around them.", "refused");
    return;
  }
  convert(body.innerHTML, { field, form, start, plain, tell });
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
  const words = fitted(answer.text, value.slice(0, at), value.slice(at + plain.length));
  surface.replace(at, at + plain.length, words);
  const undo = "Undo gives the plain words.";
  if (answer.dropped.length) tell(`Pasted. ${answer.dropped.join(" ")} ${undo}`, "dropped");
  else tell(`Pasted with its headings, lists and links. ${undo}`);
}

// One line goes into the line it is put in; blocks stand between empty lines.
function fitted(text, before, after) {
  const words = text.trim();
  if (!words.includes("\n") && !/^(#|[-*+] |\d+[.)] )/.test(words)) return words;
  const lead = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = !after || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  return lead + words + tail;
}
