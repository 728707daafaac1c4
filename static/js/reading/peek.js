// Shows a source where it is cited, with its own words for the statement and how sure we are.
// Where a browser has no popovers, the number is what it was: a link to the list of references.

const template = document.getElementById("peek");
const panel = template?.content.firstElementChild.cloneNode(true);

// Which statement a citation belongs to: it stands inside of it, or right after it.
function claimOf(mark) {
  const around = mark.closest(".claim");
  let before = mark.previousSibling;
  while (before && (before.nodeType === Node.TEXT_NODE ? !before.data.trim() : before.matches(".cite"))) {
    before = before.previousSibling;
  }
  return around ?? (before?.nodeType === Node.ELEMENT_NODE && before.matches(".claim") ? before : null);
}

function certaintyOf(claim) {
  const entry = document.querySelector(`.certainty a[href="#${CSS.escape(claim.id)}"]`);
  const doubt = entry?.closest("li").querySelector(".doubtful")?.textContent ?? "";
  const word = entry?.closest("details").querySelector(".certainty__word").textContent ?? "";
  return `${doubt} ${word}`.trim();
}

function saidOf(claim, number) {
  const said = document.getElementById(`relied-on-${number}-${claim.id.replace("claim-", "")}`);
  return said ? [...said.children].slice(1).map((words) => words.cloneNode(true)) : [];
}

function wordsOf(claim) {
  const words = claim?.cloneNode(true);
  for (const added of words?.querySelectorAll(".cite, .doubtful") ?? []) added.remove();
  return words?.textContent.trim() ?? "";
}

function fill(cite, reference) {
  const part = (name) => panel.querySelector(`.peek__${name}`);
  const number = cite.textContent;
  const claim = claimOf(cite.closest(".cite"));
  const said = claim?.id ? saidOf(claim, number) : [];
  const certainty = claim?.id ? certaintyOf(claim) : "";
  const heading = template.content.querySelector(".peek__title").textContent;
  part("title").textContent = heading.replace("{number}", number);
  part("statement").textContent = wordsOf(claim);
  part("source").replaceChildren(reference.querySelector(".reference__words").cloneNode(true));
  part("words").replaceChildren(...said);
  part("said").hidden = !said.length;
  part("sure").hidden = !certainty;
  part("sure").querySelector("strong").textContent = certainty;
  part("list").hash = reference.id;
  part("copy").hidden = !claim?.id;
  part("copy").dataset.copyClaim = claim?.id ? claim.id.replace("claim-", "") : "";
  part("status").textContent = "";
}

// Under the line, or above the statement where there is no room: both stay in sight. On a phone
// the style sheet puts it at the foot of the screen.
function place(cite) {
  const line = cite.getBoundingClientRect();
  const statement = claimOf(cite.closest(".cite"))?.getBoundingClientRect() ?? line;
  const column = cite.closest(".article__columns").getBoundingClientRect();
  const page = document.documentElement;
  const start = page.dir === "rtl" ? page.clientWidth - column.right : column.left;
  panel.style.setProperty("--peek-start", `${start}px`);
  panel.style.setProperty("--peek-width", `${column.width}px`);
  const height = panel.offsetHeight + 8;
  const isAbove = line.bottom + height > window.innerHeight && statement.top > height;
  const top = isAbove ? statement.top - height : line.bottom + 8;
  panel.style.setProperty("--peek-top", `${top + window.scrollY}px`);
}

function show(cite, reference) {
  if (panel.matches(":popover-open")) panel.hidePopover();
  // Where closing leads back to; a tap alone does not put the focus there in every browser.
  cite.focus({ preventScroll: true });
  fill(cite, reference);
  panel.showPopover();
  place(cite);
  // Not by autofocus, which would scroll to where the panel stood before it had its place.
  panel.focus({ preventScroll: true });
}

if (panel && "showPopover" in panel) {
  document.body.append(panel);
  panel.querySelector(".peek__close").addEventListener("click", () => panel.hidePopover());
  panel.querySelector(".peek__list").addEventListener("click", () => panel.hidePopover());
  for (const cite of document.querySelectorAll(".cite a[href^='#ref-']")) {
    cite.setAttribute("aria-haspopup", "dialog");
    cite.addEventListener("click", (event) => {
      const reference = document.getElementById(cite.hash.slice(1));
      if (!reference || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(cite, reference);
    });
  }
}
