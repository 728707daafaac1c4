// What this browser holds of a text until the server has it: by person, article and window.

const begins = (where) => `kept ${where.who} ${where.article} `;

// A browser that is full, or keeps nothing, is no reason to stop anybody from writing.
export function hold(where, window, fields) {
  try {
    const { csrfmiddlewaretoken: _, ...typed } = fields;
    localStorage.setItem(begins(where) + window, JSON.stringify(typed));
  } catch {
    return;
  }
}

export function forget(where, window) {
  try {
    localStorage.removeItem(begins(where) + window);
  } catch {
    return;
  }
}

export function held(where) {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(begins(where)))
      .map((key) => [key.slice(begins(where).length), JSON.parse(localStorage.getItem(key))]);
  } catch {
    return [];
  }
}
