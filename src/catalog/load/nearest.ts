/** Number of single-character edits between two words (Levenshtein), row by row. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? b.length;
}

/** How much of a word is the other's too, up to its last whole part: `POST /` of a call, `checkouts.` of an id. */
function sharedParts(word: string, candidate: string): number {
  let end = 0;
  for (let at = 0; at < word.length && word[at] === candidate[at]; at++)
    if (/[\s./]/.test(word[at] ?? '')) end = at + 1;
  return end;
}

/** So many edits are slips; more make another word. Parts that both share say nothing of what was meant. */
function mostEdits(word: string, candidate: string): number {
  const length = word.length - sharedParts(word, candidate);
  return Math.min(length - 1, Math.max(2, Math.floor(length * 0.4)));
}

/** The candidate a writer most likely meant, or null when none is close. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < bestDistance && edits <= mostEdits(word, candidate)) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}

/** "Did you mean …?" when something is close, else the fallback advice. */
export function suggest(word: string, candidates: Iterable<string>, fallback: string): string {
  const close = nearest(word, candidates);
  return close === null ? fallback : `Did you mean "${close}"?`;
}
