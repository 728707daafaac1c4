// Asks for a picture and what it shows, sends it, and returns its address; null when cancelled.

// The page's own token: it may have been renewed since the page was made.
const token = (form) => form.querySelector("[name=csrfmiddlewaretoken]").value;

async function send(dialog, asked, form) {
  const sent = new FormData(asked);
  sent.set("csrfmiddlewaretoken", token(form));
  const said = dialog.querySelector("[data-said]");
  said.textContent = "Sending…";
  try {
    const answer = await fetch(dialog.dataset.address, {
      method: "POST",
      body: sent,
      headers: { "X-Fragment": "image" },
    });
    if (answer.status === 403) said.textContent = "Not kept: you are logged out. Log in in another tab, then send it again.";
    else if (answer.status === 413) said.textContent = "Not kept: the file is too large. At most 10 MB are read.";
    else {
      const told = await answer.json();
      if (answer.ok) return told;
      said.textContent = told.trouble.join(" ");
    }
  } catch {
    said.textContent = "Not kept: there is no connection. Send it again in a moment.";
  }
  return null;
}

export function askImage(form) {
  const dialog = document.getElementById("ask-image");
  const asked = dialog.querySelector("form");
  asked.reset();
  dialog.querySelector("[data-said]").textContent = "";
  return new Promise((resolve) => {
    let kept = null;
    const quiet = (event) => event.stopPropagation();
    const submitted = async (event) => {
      if (!event.submitter?.value) return;
      event.preventDefault();
      event.submitter.disabled = true;
      kept = await send(dialog, asked, form);
      event.submitter.disabled = false;
      if (kept) dialog.close("done");
    };
    dialog.addEventListener("input", quiet);
    asked.addEventListener("submit", submitted);
    dialog.addEventListener(
      "close",
      () => {
        dialog.removeEventListener("input", quiet);
        asked.removeEventListener("submit", submitted);
        resolve(kept);
      },
      { once: true },
    );
    dialog.showModal();
    asked.elements.file.focus();
  });
}
