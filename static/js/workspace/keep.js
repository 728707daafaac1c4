// Keeps what is typed: in this browser at once, on the server a moment after the last key.

import { beat } from "./who-is-here.js";
import { forget, hold, held } from "./held.js";

const QUIET = 1200;
const LONGEST = 5000;
const AGAIN = 5000;
// A request that a closing page leaves behind may not be larger.
const LEFT_BEHIND = 60_000;
const LOGGED_OUT =
  "You are logged out. Your text stays on this page and in this browser. Log in in another tab; then it is kept on by itself.";
const ANOTHER =
  "Somebody else is logged in in this browser now. Your text stays on this page and in this browser until you are logged in again.";
const NO_CONNECTION = "There is no connection. Your text stays on this page and in this browser.";
const TOO_LARGE =
  "This is more than can be kept on the way. Your text stays on this page and in this browser. Save a smaller part.";

const form = document.querySelector("form[data-keep]");
const state = form?.querySelector("[data-kept]");
const said = form?.querySelector("[data-kept-said]");
let timer = 0;
let waitingSince = 0;
let isTyped = false;
let isOwed = false;
let sending = null;
let hasLeft = false;

const input = (name) => form.elements.namedItem(name);

function say(words, link = "") {
  if (said.dataset.words === words) return;
  said.dataset.words = words;
  said.replaceChildren(words ? `${words} ` : "");
  if (link) {
    const log = Object.assign(document.createElement("a"), {
      href: link,
      target: "_blank",
      rel: "noopener",
      textContent: "Log in (in a new tab)",
    });
    said.append(log);
  }
}

function next() {
  const count = Number(input("count").value);
  input("count").value = count + 1;
  return count;
}

function put() {
  hold(form.dataset, input("window").value, Object.fromEntries(new FormData(form)));
}

// Another window carries on with the same text: from here on this one is kept beside it.
function part() {
  forget(form.dataset, input("window").value);
  input("window").value = crypto.randomUUID().replaceAll("-", "");
  input("count").value = 1;
}

// After a log-in in another tab the page's own token is of no use any more.
async function isBack() {
  const answer = await fetch(form.dataset.here, { cache: "no-store" });
  if (answer.redirected || !answer.ok) return false;
  const now = await answer.json();
  if (String(now.who) !== form.dataset.who) {
    say(ANOTHER);
    return false;
  }
  for (const token of document.querySelectorAll("[name=csrfmiddlewaretoken]")) {
    token.value = now.token;
  }
  return true;
}

async function post(keepalive = false) {
  const body = new FormData(form);
  body.set("count", next());
  sending = new AbortController();
  const answer = await fetch(form.dataset.keep, {
    method: "POST",
    body,
    keepalive,
    signal: sending.signal,
  });
  return answer;
}

async function keep() {
  clearTimeout(timer);
  if (sending || hasLeft) return;
  isTyped = false;
  let isKept = false;
  try {
    let answer = await post();
    if (answer.status === 403) {
      if (await isBack()) answer = await post();
      else if (said.dataset.words !== ANOTHER) say(LOGGED_OUT, form.dataset.logIn);
    }
    if (answer.ok) {
      const now = await answer.json();
      if (now.kept) {
        isKept = true;
        state.textContent = `Kept at ${now.at}, not saved yet`;
        say("");
        if (!isTyped) forget(form.dataset, input("window").value);
      } else {
        part();
      }
    } else if (answer.status === 413) {
      state.textContent = "Kept in this browser only";
      say(TOO_LARGE);
      sending = null;
      return;
    } else if (answer.status !== 403) {
      say(NO_CONNECTION);
    }
  } catch {
    if (!hasLeft) say(NO_CONNECTION);
  }
  sending = null;
  isOwed = !isKept;
  if (hasLeft) return;
  if (!isKept) {
    state.textContent = "Kept in this browser, not yet on the server";
    timer = setTimeout(keep, AGAIN);
  } else if (isTyped) {
    soon();
  }
}

function soon() {
  clearTimeout(timer);
  waitingSince ||= performance.now();
  const left = waitingSince + LONGEST - performance.now();
  timer = setTimeout(
    () => {
      waitingSince = 0;
      keep();
    },
    Math.max(0, Math.min(QUIET, left)),
  );
}

// What a browser held when it was closed, or had no way to send, goes where it is offered again.
async function deliver() {
  let isNew = false;
  for (const [window, fields] of held(form.dataset)) {
    if (window === input("window").value) continue;
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    body.set("csrfmiddlewaretoken", input("csrfmiddlewaretoken").value);
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body });
      if (!answer.ok) continue;
      isNew ||= (await answer.json()).kept;
      forget(form.dataset, window);
    } catch {
      return;
    }
  }
  if (!isNew) return;
  const page = await (await fetch(location.href, { cache: "no-store" })).text();
  const fresh = new DOMParser().parseFromString(page, "text/html").querySelector("[data-offers]");
  if (fresh) document.querySelector("[data-offers]")?.replaceWith(fresh);
}

if (form && state && said) {
  form.addEventListener("input", () => {
    isTyped = true;
    put();
    soon();
  });
  form.addEventListener("submit", () => {
    // What was sent before is older than what is sent now, and is not to come after it.
    hasLeft = true;
    clearTimeout(timer);
    sending?.abort();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) hasLeft = false;
  });
  addEventListener("online", () => isOwed && keep());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || !isTyped || hasLeft || sending) return;
    clearTimeout(timer);
    const size = [...new FormData(form).values()].reduce((sum, each) => sum + each.length, 0);
    post(size < LEFT_BEHIND / 3)
      .catch(() => {})
      .finally(() => {
        sending = null;
        soon();
      });
  });
  deliver().catch(() => {});
  beat(form, document.querySelector("[data-others]"));
}
