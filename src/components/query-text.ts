/** Nobody asks in more characters. Words are compared letter by letter, so that a pasted page would stop the browser. */
const LONGEST = 200;

/** What of a typed or pasted text is searched for. */
export function queryText(text: string): string {
  return text.slice(0, LONGEST);
}
