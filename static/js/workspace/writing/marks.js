// Where the claims of a text stand, and how many words it has, for showing; the server alone judges.

const HIDDEN = /\\.|`[^`\n]*`/gs;
const CLAIM = /^\{#([a-z0-9][a-z0-9-]*)([^}\n]*)\}/;

const attribute = (marks, name) => new RegExp(`${name}="([^"]*)"`).exec(marks)?.[1] ?? "";

// Characters that mark nothing are blotted out, so that every place stays what it is.
const blot = (source) => source.replace(HIDDEN, (found) => " ".repeat(found.length));

export function claimsIn(source) {
  const seen = blot(source);
  const claims = [];
  const open = [];
  for (let at = 0; at < seen.length; at += 1) {
    const sign = seen[at];
    if (sign === "\n" && seen[at + 1] === "\n") open.length = 0;
    else if (sign === "[") open.push(at);
    else if (sign === "]" && open.length) {
      const start = open.pop();
      const mark = seen[start + 1] !== "@" && CLAIM.exec(seen.slice(at + 1, at + 400));
      if (mark) {
        claims.push({
          start,
          wordsStart: start + 1,
          wordsEnd: at,
          words: source.slice(start + 1, at),
          id: mark[1],
          kind: attribute(mark[2], "kind"),
          certainty: attribute(mark[2], "certainty"),
        });
      }
    }
  }
  return claims.sort((one, other) => one.start - other.start);
}

// The words that are read, near enough to count them while somebody types.
export function wordsIn(source) {
  const plain = source
    .replace(/^:::.*$/gm, " ")
    .replace(/\[@[^\]\n]*\]/g, " ")
    .replace(/\]\{[^}\n]*\}|\]\([^)\s]*\)/g, " ")
    .replace(/^[|\s:-]+$/gm, " ");
  return (plain.match(/[\p{L}\p{N}][\p{L}\p{N}’'./%-]*/gu) ?? []).length;
}
