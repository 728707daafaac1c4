// Keeps the reader's place when another audience is chosen: claims have the same id in every text.

const places = [...document.querySelectorAll(".claim[id], .prose [id^='section-']")];

function placeInView() {
  const passed = places.filter((place) => place.getBoundingClientRect().top < window.innerHeight / 3);
  return passed.at(-1);
}

for (const link of document.querySelectorAll("[data-keep-place]")) {
  link.addEventListener("click", () => {
    const place = placeInView();
    link.hash = place ? place.id : location.hash;
  });
}
