interface Opened {
  /** Of an object: the names that it has so far. */
  readonly names: Set<string> | undefined;
  /** The name or the index that is being read. */
  at: string | number;
  expectsName: boolean;
}

const escaped = (step: string | number) => String(step).replaceAll('~', '~0').replaceAll('/', '~1');

/** @param pointer of the field. @returns what is wrong with the text, as it goes on from a name of it */
export const saysTwice = (pointer: string): string => `names ${pointer} twice, so programs disagree on what it says`;

/**
 * Where an object names a field twice. Programs disagree on which of the two counts, so whoever reads such a text sees
 * other values than whoever checks it.
 * @param text that is known to be JSON
 * @returns the field as a JSON Pointer, or undefined where each name stands once
 */
export function doubledName(text: string): string | undefined {
  const open: Opened[] = [];
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g)) {
    const inside = open.at(-1);
    if (token === '{') open.push({ names: new Set(), at: '', expectsName: true });
    else if (token === '[') open.push({ names: undefined, at: 0, expectsName: false });
    else if (token === '}' || token === ']') open.pop();
    else if (!inside) continue;
    else if (token === ',') {
      if (typeof inside.at === 'number') inside.at += 1;
      inside.expectsName = inside.names !== undefined;
    } else if (inside.names && inside.expectsName) {
      inside.expectsName = false;
      inside.at = JSON.parse(token) as string;
      if (inside.names.has(inside.at)) return open.map(({ at }) => `/${escaped(at)}`).join('');
      inside.names.add(inside.at);
    }
  }
  return undefined;
}
