// Shows a source where it is cited, with how sure we are of the claim; the link to the list remains.

const cites = document.querySelectorAll(".cite a[href^='#ref-']");
let open = null;

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text ?? "";
  return made;
}

function close() {
  if (!open) return;
  open.panel.remove();
  open.cite.focus({ preventScroll: true });
  open = null;
}

function certaintyOf(cite) {
  const around = cite.closest(".claim");
  const before = cite.closest(".cite")?.previousElementSibling;
  const claim = around ?? (before?.classList.contains("claim") ? before : null);
  const entry = claim && document.querySelector(`.certainty a[href="#${CSS.escape(claim.id)}"]`);
  return entry?.closest("details").querySelector(".certainty__word").textContent;
}

function show(cite, reference) {
  close();
  const panel = element("aside", "peek");
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-labelledby", "peek-title");
  panel.tabIndex = -1;
  const title = element("h2", "peek__title", `Source ${cite.textContent}`);
  title.id = "peek-title";
  const words = reference.querySelector(".reference__words").cloneNode(true);
  const links = reference.querySelector(".reference__links").cloneNode(true);
  links.querySelector(".reference__back")?.remove();
  const certainty = certaintyOf(cite);
  const question = document.getElementById("how-sure")?.textContent;
  const actions = element("p", "peek__actions");
  const inList = element("a", "", "See it in the list");
  inList.href = `#${reference.id}`;
  inList.addEventListener("click", () => panel.remove());
  const button = element("button", "button button--quiet", "Close");
  button.type = "button";
  button.addEventListener("click", close);
  actions.append(button, inList);
  panel.append(title, words, links);
  if (certainty) panel.append(element("p", "peek__sure", `${question} ${certainty}`));
  panel.append(actions);
  document.body.append(panel);
  open = { panel, cite };
  panel.focus({ preventScroll: true });
}

for (const cite of cites) {
  cite.addEventListener("click", (event) => {
    const reference = document.getElementById(cite.hash.slice(1));
    if (!reference || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(cite, reference);
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
document.addEventListener("click", (event) => {
  if (open && !open.panel.contains(event.target) && !event.target.closest(".cite")) close();
});
