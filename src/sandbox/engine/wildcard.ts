/**
 * A text with stars, each of which stands for any characters or none. `order.*` fits every type that begins with
 * `order.`; a star alone fits all. Each part between two stars is looked for once, from where the one before it ended:
 * the time grows with the lengths of pattern and text, never with the ways to share the text among the stars.
 */
export function wildcard(pattern: string): (text: string) => boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return (text) => text === pattern;
  const inner = others.filter((part) => part !== '');
  return (text) => {
    const end = text.length - last.length;
    let from = first.length;
    if (end < from || !text.startsWith(first) || !text.endsWith(last)) return false;
    for (const part of inner) {
      const found = text.indexOf(part, from);
      if (found < 0) return false;
      from = found + part.length;
    }
    return from <= end;
  };
}
