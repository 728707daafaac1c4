// What somebody chose, where the browser keeps such things; without it each page begins as ever.

// The name of the store, not the store: where nothing may be kept, to name it is an error already.
export function recall(store, key) {
  try {
    return window[store].getItem(key);
  } catch {
    return null;
  }
}

export function remember(store, key, choice) {
  try {
    window[store].setItem(key, choice);
  } catch {
    return;
  }
}
