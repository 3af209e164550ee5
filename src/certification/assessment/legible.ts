/**
 * Texts that other people typed, as they can stand in a sentence: nothing in them turns around what follows. Line breaks stay;
 * `printable` of the report's words is for what has to stay one line of a terminal or a table.
 */

const mark = '\uFFFD';
/** Line breaks and tabs are part of what people type. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
const control = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
const lineBreak = /(\r\n|[\n\v\f\r\u0085\u2028\u2029])/;
/** Overrides show letters in another order than they are read in: no language needs them. */
const override = /[\u202d\u202e]/g;
const turning = /[\u202a-\u202e\u2066-\u2069]/;

/** What ends each mark that begins a part in another direction. */
const endOf: Readonly<Record<string, string>> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};
const ends = new Set(Object.values(endOf));

/** Within a line, parts in another direction that end stay as they were typed. */
function balanced(line: string): string {
  if (!turning.test(line)) return line;
  const letters = line.replace(override, mark).split('');
  const open: { at: number; end: string }[] = [];
  letters.forEach((letter, at) => {
    const end = endOf[letter];
    if (end !== undefined) open.push({ at, end });
    else if (!ends.has(letter)) return;
    else if (open.at(-1)?.end === letter) open.pop();
    else letters[at] = mark;
  });
  for (const { at } of open) letters[at] = mark;
  return letters.join('');
}

/**
 * The text with a mark in the place of each control character, and of each mark of direction that would reach beyond the text.
 * Text from right to left stays, and so does all that people type. The length stays too.
 */
export function legible(text: string): string {
  return text
    .split(lineBreak)
    .map((line) => balanced(line.replace(control, mark)))
    .join('');
}

/** Whether it can be a name by which programs find something. */
export const isPlainName = (text: string): boolean => !turning.test(text) && text.search(control) === -1;

/** A value with all texts in it legible. The names of fields stay. */
export function legibleIn<Value>(value: Value): Value {
  if (typeof value === 'string') return legible(value) as Value;
  if (Array.isArray(value)) return value.map(legibleIn) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, legibleIn(field)])) as Value;
}
