// Keeps the findings those of what is typed: asks a moment after the last key, one at a time.

import { equip, fix, show, underline } from "./findings.js";
import { handsOff, renew } from "./hands.js";

const WAIT = 800;
const panel = document.querySelector("[data-panel]");
const form = document.querySelector("#writing");
const bodies = form?.querySelectorAll(".text__fields textarea") ?? [];
const found = panel?.querySelector("[data-panel-found]");
const said = panel?.querySelector("[data-panel-said]");
let timer = 0;
let asking = null;
let here = -1;

// The counts stand below for who sees them; who does not hears them here.
function say(words, counts = "") {
  if (said.textContent === words + counts) return;
  const heard = document.createElement("span");
  heard.className = "visually-hidden";
  heard.textContent = counts;
  said.replaceChildren(words, heard);
}

function replace(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const { said: words = "", of = "typed" } = fresh.querySelector("[data-said]")?.dataset ?? {};
  equip(fresh);
  renew(found, fresh.body.childNodes, panel);
  underline(found, bodies);
  here = -1;
  say(of === "saved" ? "Of the saved text." : "As you type.", ` ${words}`);
}

async function check() {
  asking?.abort();
  const mine = (asking = new AbortController());
  try {
    const answer = await fetch(panel.dataset.panel, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Fragment": "findings" },
      signal: mine.signal,
    });
    const html = await answer.text();
    await handsOff();
    if (mine.signal.aborted) return;
    if (answer.ok || answer.status === 400) replace(html);
    else if (answer.status === 403) say("Not checked: you are logged out. Your text stays here.");
    else say("Not checked: the server could not do it now. Your text stays here.");
  } catch {
    if (!mine.signal.aborted) say("Not checked: there is no connection. Your text stays here.");
  }
}

function soon() {
  clearTimeout(timer);
  asking?.abort();
  timer = setTimeout(check, WAIT);
}

function next() {
  const findings = [...found.querySelectorAll(".finding[data-field]")];
  if (!findings.length) return;
  here = (here + 1) % findings.length;
  findings[here].scrollIntoView({ block: "nearest" });
  findings.forEach((each, n) => each.classList.toggle("is-here", n === here));
  show(findings[here]);
}

if (panel && form) {
  panel.tabIndex = -1;
  panel.querySelector("[data-panel-keys]").hidden = false;
  // The panel checks by itself; the button is for pages without it.
  form.querySelector("[data-check-now]").hidden = true;
  equip(found);
  underline(found, bodies);
  form.addEventListener("surface", () => underline(found, bodies));
  form.addEventListener("input", soon);
  // The page came without waiting for the checks.
  check();
  found.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-act]");
    const finding = pressed?.closest(".finding");
    if (finding) (pressed.dataset.act === "fix" ? fix : show)(finding);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "F8") next();
    else if (event.key === "F9") {
      const one = found.querySelector(".finding.is-here[data-fix]");
      if (one) fix(one);
    } else return;
    event.preventDefault();
  });
}
