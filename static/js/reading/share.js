// Copies, shares and prints without telling anybody; opens what an address leads into.

const status = document.querySelector("[data-said]");

async function copy(text, button) {
  const near = button.closest(".peek")?.querySelector(".peek__status") ?? status;
  try {
    await navigator.clipboard.writeText(text);
    near.textContent = status.dataset.said;
  } catch {
    near.textContent = `${status.dataset.notSaid} ${text}`;
  }
}

const address = (place = "") => `${location.origin}${location.pathname}${place}`;

async function share(button) {
  if (!navigator.share) return copy(address(), button);
  try {
    await navigator.share({ title: document.querySelector("h1").textContent, url: address() });
  } catch {
    // Whoever changes their mind has closed the sheet, which is no mistake.
  }
}

const ACTS = {
  copyClaim: (button) => copy(address(`#claim-${button.dataset.copyClaim}`), button),
  copyText: (button) => copy(document.getElementById(button.dataset.copyText).textContent, button),
  share,
  print: () => window.print(),
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const act = button && Object.keys(ACTS).find((name) => name in button.dataset);
  if (act) ACTS[act](button);
});

for (const button of document.querySelectorAll(".article :is(button[hidden], [hidden] > button)")) {
  button.hidden = false;
  button.parentElement.hidden = false;
  if (button.dataset.share && !navigator.share) button.textContent = button.dataset.share;
}

// Not every browser prints what is folded up.
const folded = [];
addEventListener("beforeprint", () => {
  folded.push(...document.querySelectorAll(".article__columns details:not([open])"));
  for (const details of folded) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of folded.splice(0)) details.open = false;
});

function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const closed = target && target.closest("details:not([open])");
  if (!closed) return;
  closed.open = true;
  target.scrollIntoView();
}

addEventListener("hashchange", openTarget);
openTarget();
