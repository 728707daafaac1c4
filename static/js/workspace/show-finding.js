// Adds "Show" to a finding: brings its text forward and selects the words in it.

const fields = { headline: "headline", short_answer: "short_answer", body: "body" };

function placeOf(finding) {
  const words = finding.querySelector(".finding__quote q")?.textContent;
  const audience = finding.dataset.audience;
  if (!words || !audience) return null;
  const names = fields[finding.dataset.where] ? [finding.dataset.where] : Object.keys(fields);
  for (const name of names) {
    const field = document.querySelector(`#id_text-${audience}-${fields[name]}`);
    const start = field ? field.value.indexOf(words) : -1;
    if (start >= 0) return { field, start, end: start + words.length };
  }
  return null;
}

function show(finding) {
  const place = placeOf(finding);
  if (!place) return;
  document.querySelector(`#text-${finding.dataset.audience}-tab`)?.click();
  place.field.focus();
  place.field.setSelectionRange(place.start, place.end);
  const before = place.field.value.slice(0, place.start).length / place.field.value.length;
  place.field.scrollTop = before * place.field.scrollHeight - place.field.clientHeight / 3;
}

for (const finding of document.querySelectorAll("[data-findings] .finding")) {
  if (!placeOf(finding)) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.textContent = "Show";
  button.addEventListener("click", () => show(finding));
  finding.append(button);
}
