// Lets a reviewer go through the claims with keys: j and k move, s and c decide.

const cards = [...document.querySelectorAll("[data-review] [data-claim]")];
let here = -1;

function go(index) {
  if (index < 0 || index >= cards.length) return;
  cards[here]?.classList.remove("is-here");
  here = index;
  cards[here].classList.add("is-here");
  cards[here].querySelector("input[type=radio]")?.focus({ preventScroll: true });
  cards[here].scrollIntoView({ block: "nearest" });
}

function decide(value) {
  const choice = cards[here]?.querySelector(`input[value="${value}"]`);
  if (!choice) return;
  choice.checked = true;
  choice.dispatchEvent(new Event("input", { bubbles: true }));
  if (value === "needs_change") cards[here].querySelector("textarea").focus();
  else go(here + 1);
}

if (cards.length) {
  document.querySelector("[data-keys]").hidden = false;
  addEventListener("keydown", (event) => {
    const typing = event.target.matches("textarea, input:not([type=radio]), select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      j: () => go(here + 1),
      k: () => go(here - 1),
      s: () => decide("supported"),
      c: () => decide("needs_change"),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
