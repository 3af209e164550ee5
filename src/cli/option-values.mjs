// What the values of options may be. Plain JavaScript that needs nothing but Node.

/** An option that cannot be used; the message says why and what to give instead. */
export class UsageError extends Error {}

export function wholeNumber(name, text, largest) {
  if (/^\d{1,9}$/.test(text) && Number(text) <= largest) return Number(text);
  throw new UsageError(`${name} takes a whole number from 0 to ${largest}, not "${text}".`);
}

export function positive(name, text, largest) {
  const value = wholeNumber(name, text, largest);
  if (value > 0) return value;
  throw new UsageError(`${name} takes a whole number from 1 to ${largest}, not "${text}".`);
}
