// What the toolbar does to a text: a text with a selection in, one replacement out.
//
// An edit is { start, end, words, then }: words take the place of start to end, and then is
// selected. All places are those in the whole text.

const wordAt = (value, at) => {
  const before = /[\p{L}\p{N}’'-]*$/u.exec(value.slice(0, at))[0].length;
  const after = /^[\p{L}\p{N}’'-]*/u.exec(value.slice(at))[0].length;
  return { start: at - before, end: at + after };
};

// What is meant: the selection without spaces at its ends, or the word that the caret stands in.
export function meant(value, { start, end }) {
  if (start === end) return wordAt(value, start);
  const words = value.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  return { start: from, end: Math.max(from, end - (words.length - words.trimEnd().length)) };
}

export function around(value, selection, sign) {
  const { start, end } = meant(value, selection);
  const words = value.slice(start, end);
  const has = value.slice(start - sign.length, start) === sign && value.startsWith(sign, end);
  // One star beside two is not the same sign.
  const doubled = sign === "*" && value.slice(start - 2, start) === "**" && value.slice(start - 3, start) !== "***";
  if (has && !doubled) {
    const from = start - sign.length;
    return { start: from, end: end + sign.length, words, then: [from, from + words.length] };
  }
  const from = start + sign.length;
  return { start, end, words: sign + words + sign, then: [from, from + words.length] };
}

function linesOf(value, { start, end }) {
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const last = end > start && value[end - 1] === "\n" ? end - 1 : end;
  const to = value.indexOf("\n", last);
  return { start: from, end: to < 0 ? value.length : to };
}

// Each press is one level down, and after the third the line is a paragraph again.
export function heading(value, selection) {
  const at = linesOf(value, { start: selection.start, end: selection.start });
  const line = value.slice(at.start, at.end);
  const [, signs = "", words] = /^(#{1,6})?\s*(.*)$/s.exec(line);
  const next = signs.length ? (signs.length >= 4 ? "" : `${signs}#`) : "##";
  const made = next ? `${next} ${words}` : words;
  return { ...at, words: made, then: [at.start + made.length, at.start + made.length] };
}

const ITEM = /^(\s*)(?:[-*+]|\d+[.)])\s+/;

export function list(value, selection, numbered) {
  const at = linesOf(value, selection);
  const lines = value.slice(at.start, at.end).split("\n");
  const sign = (n) => (numbered ? `${n + 1}. ` : "- ");
  const already = lines.every((line) => !line.trim() || (numbered ? /^\s*\d+[.)]\s/ : /^\s*[-*+]\s/).test(line));
  const made = lines
    .map((line, n) => {
      const bare = line.replace(ITEM, "$1");
      return already || (!line.trim() && lines.length > 1) ? bare : sign(n) + bare.trimStart();
    })
    .join("\n");
  const alone = at.start > 0 && value[at.start - 2] !== "\n" && !ITEM.test(lineBefore(value, at.start));
  const words = alone && !already ? `\n${made}` : made;
  return { ...at, words, then: [at.start + words.length, at.start + words.length] };
}

const lineBefore = (value, at) => value.slice(value.lastIndexOf("\n", at - 2) + 1, Math.max(at - 1, 0));

// Enter in a list begins the next item; in an empty one it ends the list.
export function nextLine(value, { start, end }) {
  if (start !== end) return null;
  const at = linesOf(value, { start, end });
  const line = value.slice(at.start, start);
  const item = /^(\s*)(?:([-*+])|(\d+)([.)]))(\s+)/.exec(line);
  if (!item) return null;
  if (line.length === item[0].length) return { start: at.start, end: start, words: "\n", then: [at.start + 1, at.start + 1] };
  const sign = item[2] ?? `${Number(item[3]) + 1}${item[4]}`;
  const words = `\n${item[1]}${sign}${item[5]}`;
  return { start, end, words, then: [start + words.length, start + words.length] };
}

// A block stands between empty lines, wherever it was asked for: what must come before and after.
export function apart(before, after) {
  const lead = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = !after || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  return { lead, tail };
}

function block(value, { start, end }, made, from, length) {
  const after = value.slice(end);
  const { lead, tail } = apart(value.slice(0, start), after);
  const at = start + lead.length + from;
  return { start, end, words: lead + made + (after ? tail : "\n"), then: [at, at + length] };
}

const TITLES = {
  en: {
    emergency: (numbers) => `Call ${numbers[0] || "an ambulance"} now if`,
    urgent: (numbers) => `See a doctor${numbers[1] ? ` or call ${numbers[1]}` : ""} today if`,
    nonurgent: () => "See a doctor if",
  },
  de: {
    emergency: (numbers) => `Rufen Sie sofort ${numbers[0] || "den Notruf"}, wenn`,
    urgent: (numbers) => `Gehen Sie heute zum Arzt${numbers[1] ? ` oder rufen Sie ${numbers[1]} an` : ""}, wenn`,
    nonurgent: () => "Gehen Sie zum Arzt, wenn",
  },
};

// The title of a care card, as the article's region and language have it: something to begin with.
export function titleOf(kind, language, numbers) {
  return (TITLES[language.slice(0, 2)] ?? TITLES.en)[kind]?.(numbers) ?? "";
}

export function fence(value, selection, kind, title) {
  const at = selection.start === selection.end ? selection : linesOf(value, selection);
  const held = value.slice(at.start, at.end).trim();
  if (title) {
    const open = `::: {.${kind}}\n### `;
    const inner = held || "- ";
    return block(value, at, `${open}${title}\n\n${inner}\n:::`, open.length, title.length);
  }
  const open = `::: {.${kind}}\n`;
  return block(value, at, `${open}${held}\n:::`, open.length + held.length, 0);
}

export function table(value, selection, columns, rows) {
  const row = (cells) => `| ${cells.join(" | ")} |`;
  const names = Array.from({ length: columns }, (_, n) => `Column ${"ABCDEFGH"[n]}`);
  const lines = [row(names), `|${"---|".repeat(columns)}`];
  for (let n = 0; n < rows; n += 1) lines.push(row(names.map(() => " ")));
  const at = { start: selection.end, end: selection.end };
  return block(value, at, lines.join("\n"), 2, names[0].length);
}

export function link(value, selection, words, address) {
  const shown = words.replace(/([[\]\\])/g, "\\$1");
  const made = `[${shown}](${address})`;
  const to = selection.start + made.length;
  return { ...selection, words: made, then: [to, to] };
}

export function image(value, selection, address, alternative) {
  const shown = alternative.replace(/([[\]\\])/g, "\\$1").replace(/\s+/g, " ");
  const made = alternative ? `![${shown}](${address})` : `![](${address}){.decorative}`;
  return block(value, { start: selection.end, end: selection.end }, made, made.length, 0);
}

// A claim ends before the full stop's space and holds its full stop, so that a source can follow.
export function claim(value, selection, { id, kind, certainty }) {
  const words = value.slice(selection.start, selection.end);
  const marks = [`#${id}`];
  if (kind) marks.push(`kind="${kind}"`);
  if (certainty) marks.push(`certainty="${certainty}"`);
  const made = `[${words}]{${marks.join(" ")}}`;
  const to = selection.start + made.length;
  return { ...selection, words: made, then: [to, to] };
}

const SMALL = new Set(
  "a an and are as at be been by can could for from has have if in is it its may might of on or than that the their them there these they this to was were when which while will with you your".split(" "),
);

// The words that carry the meaning, four at most, as an id that nothing else has.
export function idFor(words, taken) {
  const plain = words.replace(/\[@[^\]]*\]/g, " ").normalize("NFKD").replace(/[^\p{L}\p{N}\s-]/gu, "");
  const all = plain.toLowerCase().replace(/[^a-z0-9\s-]/g, "").split(/[\s-]+/).filter(Boolean);
  const telling = all.filter((word) => !SMALL.has(word));
  const named = (telling.length ? telling : all).slice(0, 4).join("-").slice(0, 50).replace(/-$/, "");
  const base = /^[a-z]/.test(named) ? named : `claim${named && `-${named}`}`;
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  return id;
}
