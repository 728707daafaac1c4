// Asks for a picture and what it shows, sends it, and returns its address; null when cancelled.

import { answered, ask } from "./dialogs.js";

async function send({ dialog, form: asked }, form, signal) {
  const sent = new FormData(asked);
  // The page's own token: it may have been renewed since the page was made.
  sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const said = dialog.querySelector("[data-said]");
  said.textContent = "Sending…";
  try {
    const answer = await fetch(dialog.dataset.address, {
      method: "POST",
      body: sent,
      headers: { "X-Fragment": "image" },
      signal,
    });
    if (answer.status === 403) said.textContent = "Not kept: you are logged out. Log in in another tab, then send it again.";
    else if (answer.status === 413) said.textContent = "Not kept: the file is too large. At most 10 MB are read.";
    else {
      const told = await answer.json();
      if (answer.ok) return told;
      said.textContent = told.trouble.join(" ");
    }
  } catch {
    if (!signal.aborted) said.textContent = "Not kept: there is no connection. Send it again in a moment.";
  }
  return null;
}

export async function askImage(form) {
  const asked = ask("image");
  asked.dialog.querySelector("[data-said]").textContent = "";
  const sending = new AbortController();
  let kept = null;
  const submitted = async (event) => {
    if (!event.submitter?.value) return;
    event.preventDefault();
    event.submitter.disabled = true;
    kept = await send(asked, form, sending.signal);
    event.submitter.disabled = false;
    if (kept) asked.dialog.close("done");
  };
  asked.form.addEventListener("submit", submitted);
  await answered(asked, asked.form.elements.file);
  asked.form.removeEventListener("submit", submitted);
  // What is still on its way is not for the next picture.
  sending.abort();
  return kept;
}
