// Keeps the reader's place when another audience is chosen: claims have the same id in every text.

const places = [...document.querySelectorAll(".claim[id], #how-sure, #references, #about")];
let read = null;
let pause = 0;

// The first one in the upper third of the screen, or the last one before it.
function inView() {
  const tops = places.map((place) => place.getBoundingClientRect().top);
  const first = tops.findIndex((top) => top >= 0 && top < window.innerHeight / 3);
  return places[first] ?? places.findLast((_, n) => tops[n] < 0);
}

// The chooser is above the text: who comes back to it goes on where they last paused.
addEventListener(
  "scroll",
  () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      read = inView() ?? read;
    }, 500);
  },
  { passive: true },
);

for (const link of document.querySelectorAll("[data-keep-place]")) {
  link.addEventListener("click", () => {
    const lacks = link.dataset.keepPlace.split(" ");
    const passed = places.slice(0, places.indexOf(inView() ?? read) + 1);
    const place = passed.findLast((each) => !lacks.includes(each.id.replace("claim-", "")));
    link.hash = place ? place.id : location.hash;
  });
}
