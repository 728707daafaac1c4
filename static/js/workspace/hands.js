// Puts what the server made anew into the page, without taking anything from under a hand.

let isPressed = false;
const waiting = [];

function released() {
  isPressed = false;
  // The click comes after this, and belongs to what was pressed.
  setTimeout(() => waiting.splice(0).forEach((go) => go()));
}

addEventListener("pointerdown", () => (isPressed = true), true);
addEventListener("pointerup", released, true);
addEventListener("pointercancel", released, true);

// Waits while a button of the mouse is down: what is replaced under it would not be clicked.
export const handsOff = () => (isPressed ? new Promise((go) => waiting.push(go)) : Promise.resolve());

const nameOf = (each) =>
  [each.dataset.act, each.getAttribute("href"), each.getAttribute("aria-label") ?? each.textContent].join();

// What had the focus has it again, or else what is named instead: nobody is thrown to the top.
export function renew(place, nodes, instead) {
  const focused = place.contains(document.activeElement) ? nameOf(document.activeElement) : "";
  place.replaceChildren(...nodes);
  if (!focused) return;
  const again = [...place.querySelectorAll("a, button")].find((each) => nameOf(each) === focused);
  (again ?? instead).focus({ preventScroll: true });
}
