// Asks for what a command needs, in a dialog that the page holds; null when it was cancelled.

import { idFor } from "./commands.js";
import { claimsIn } from "./marks.js";
import { audienceOf } from "./surface.js";

export function ask(name) {
  const dialog = document.getElementById(`ask-${name}`);
  const form = dialog.querySelector("form");
  form.reset();
  return { dialog, form };
}

// What is typed here is no part of the article: the page's own listeners do not hear of it.
export function answered({ dialog, form }, first) {
  return new Promise((resolve) => {
    const quiet = (event) => event.stopPropagation();
    dialog.addEventListener("input", quiet);
    dialog.addEventListener(
      "close",
      () => {
        dialog.removeEventListener("input", quiet);
        resolve(dialog.returnValue ? Object.fromEntries(new FormData(form)) : null);
        dialog.returnValue = "";
      },
      { once: true },
    );
    dialog.showModal();
    first?.focus();
    first?.select?.();
  });
}

const claimsOf = (fields) => {
  const known = new Map();
  for (const field of fields) {
    for (const claim of claimsIn(field.value)) {
      if (!known.has(claim.id)) known.set(claim.id, claim);
    }
  }
  return known;
};

// A claim that another text makes already can be chosen: it is the same claim in other words.
export function askClaim(words, audience, fields) {
  const asked = ask("claim");
  const { form, dialog } = asked;
  const { known, id, kind, certainty, cite } = form.elements;
  const claims = claimsOf(fields);
  const here = new Set(claimsOf(fields.filter((field) => audienceOf(field) === audience)).keys());
  const elsewhere = [...claims.values()].filter((claim) => !here.has(claim.id));
  dialog.querySelector("[data-words]").textContent = words;
  known.replaceChildren(known.options[0], ...elsewhere.map((claim) => {
    const theirs = claim.words.replace(/\s+/g, " ");
    return new Option(`${claim.id}: ${theirs.length > 70 ? `${theirs.slice(0, 70)}…` : theirs}`, claim.id);
  }));
  known.closest("[data-known]").hidden = elsewhere.length === 0;
  const said = dialog.querySelector("#ask-claim-id-said");
  const proposed = idFor(words, new Set(claims.keys()));
  const change = () => {
    const claim = claims.get(known.value);
    id.value = claim?.id ?? proposed;
    id.readOnly = Boolean(claim);
    if (claim) [kind.value, certainty.value] = [claim.kind, claim.certainty];
    judge();
  };
  const judge = () => {
    const taken = here.has(id.value) || (!known.value && claims.has(id.value));
    const wrong = here.has(id.value)
      ? "This text makes a claim of that name already. Give this one its own."
      : "Another text makes a claim of that name. Choose it above, or give this one its own name.";
    id.setCustomValidity(taken ? wrong : "");
    said.textContent = taken ? wrong : "";
  };
  known.onchange = change;
  id.oninput = judge;
  cite.checked = true;
  change();
  return answered(asked, id);
}

export function askLink(words) {
  const asked = ask("link");
  asked.form.elements.words.value = words;
  return answered(asked, words ? asked.form.elements.address : asked.form.elements.words);
}

export function askTable() {
  const asked = ask("table");
  return answered(asked, asked.form.elements.columns);
}

function entry(one, use) {
  const box = document.createElement("div");
  box.className = "ask__term";
  const title = document.createElement("p");
  const word = document.createElement("a");
  word.href = one.address;
  word.target = "_blank";
  word.rel = "noopener";
  word.textContent = one.word;
  title.append(word, ` · ${one.audience}`);
  box.append(title);
  for (const said of [one.plain && `Say: ${one.plain}`, one.definition]) {
    if (!said) continue;
    const line = document.createElement("p");
    line.textContent = said;
    box.append(line);
  }
  if (one.plain) {
    const button = document.createElement("button");
    button.className = "link";
    button.value = one.plain;
    button.textContent = `Write “${one.plain}” instead`;
    button.addEventListener("click", () => use(one.plain));
    box.append(button);
  }
  return box;
}

// Says what the glossary has; resolves to the plain wording when it is to be written.
export async function askTerm(address, words, audience) {
  const asked = ask("term");
  const { dialog } = asked;
  const said = dialog.querySelector("[data-said]");
  const list = dialog.querySelector("[data-found]");
  list.replaceChildren();
  said.textContent = "Looking it up …";
  let chosen = null;
  // What is answered to a dialog that was closed is not for the next one.
  const asking = new AbortController();
  const closed = answered(asked).then(() => {
    asking.abort();
    return chosen;
  });
  const use = (plain) => {
    chosen = plain;
  };
  try {
    const query = new URLSearchParams({ q: words, audience });
    const answer = await fetch(`${address}?${query}`, { signal: asking.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const { found } = await answer.json();
    said.textContent = found.length ? "" : `The glossary has no term in “${words.slice(0, 60)}”.`;
    list.replaceChildren(...found.map((one) => entry(one, use)));
  } catch {
    if (!asking.signal.aborted) said.textContent = "The glossary cannot be asked now.";
  }
  return closed;
}
