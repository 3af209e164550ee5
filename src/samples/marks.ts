/** Marks stand in a request where a variable is to be put in. They survive JSON, and no caller sends them. */
const mark = /\ue000([A-Z][A-Z\d_]*)\ue001/g;

export function markOf({ name }: { readonly name: string }): string {
  return `\ue000${name}\ue001`;
}

/** A text as its parts: the text between marks, and the variables. */
export type Piece = { readonly text: string } | { readonly variable: string };

export function piecesOf(text: string): Piece[] {
  return text.split(mark).flatMap((part, index): Piece[] => {
    if (index % 2 === 1) return [{ variable: part }];
    return part === '' ? [] : [{ text: part }];
  });
}

export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(mark)].map(([, name]) => name ?? ''))];
}

/** A text with something else in place of each mark. */
export function withoutMarks(text: string, instead: (variable: string) => string): string {
  return text.replace(mark, (_, name: string) => instead(name));
}

/** `CHECKOUT_ID` as `checkoutId`. */
export function camelCase(variable: string): string {
  return variable.toLowerCase().replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

/** `CHECKOUT_ID` as `checkout_id`. */
export function snakeCase(variable: string): string {
  return variable.toLowerCase();
}
