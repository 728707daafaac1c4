// Proposes an address while the question is typed, until somebody types one.

const question = document.querySelector("#id_question");
const slug = document.querySelector("#id_slug");
let own = slug?.value !== "";

slug?.addEventListener("input", () => {
  own = slug.value !== "";
});

question?.addEventListener("input", () => {
  if (own) return;
  const plain = question.value.normalize("NFKD").replace(/[^\w\s-]/g, "");
  slug.value = plain.trim().toLowerCase().replace(/[-\s_]+/g, "-").slice(0, 80);
});
