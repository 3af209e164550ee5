/** The ids of other objects that a document names. */

export interface ObjectLink {
  /** The field's name, without `Id`. */
  readonly name: string;
  readonly id: string;
}

const most = 12;

/** Fields whose names end in `Id`, and `id` within what they belong to, each id once. */
export function linksIn(document: unknown, ownId: string): ObjectLink[] {
  const found = new Map<string, ObjectLink>();
  const note = (name: string, value: unknown) => {
    if (typeof value !== 'string' || value === '' || value === ownId || found.has(value)) return;
    found.set(value, { name, id: value });
  };
  const walk = (value: unknown, within: string) => {
    if (Array.isArray(value)) for (const one of value) walk(one, within.replace(/s$/, ''));
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        if (name === 'id') note(within, inner);
        else if (/[a-z]Id$/.test(name)) note(name.replace(/Id$/, ''), inner);
        else walk(inner, name);
      }
  };
  walk(document, '');
  return [...found.values()].slice(0, most);
}
