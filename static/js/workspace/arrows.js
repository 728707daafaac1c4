// Which of several things in a row a key leads to (WAI-ARIA APG: round and round, Home and End).

export const ACROSS = ["ArrowLeft", "ArrowRight"];
export const DOWN = ["ArrowUp", "ArrowDown"];

export function ledTo(key, at, count, [back, on]) {
  const to = { [back]: at - 1, [on]: at + 1, Home: 0, End: count - 1 }[key];
  return to === undefined ? undefined : (to + count) % count;
}
