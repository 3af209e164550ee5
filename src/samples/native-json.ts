/** JSON as a language writes it itself: `True`, `nil`, `['name' => 'Mug']`. */

export interface NativeJson {
  readonly indent: string;
  readonly words: { readonly true: string; readonly false: string; readonly null: string };
  readonly text: (text: string) => string;
  /** A field, from its name and its printed value. */
  readonly field: (name: string, value: string) => string;
  readonly emptyObject: string;
  readonly brackets: (names: readonly string[]) => readonly [open: string, close: string];
}

export function nativeJson(value: unknown, style: NativeJson, indent = ''): string {
  if (value === null || value === undefined) return style.words.null;
  if (typeof value === 'boolean') return style.words[`${value}`];
  if (typeof value === 'string') return style.text(value);
  if (typeof value !== 'object') return String(value);
  const inside = indent + style.indent;
  if (Array.isArray(value))
    return inLines(
      value.map((one) => nativeJson(one, style, inside)),
      ['[', ']'],
      indent,
      inside,
    );
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (fields.length === 0) return style.emptyObject;
  const printed = fields.map(([name, inner]) => style.field(name, nativeJson(inner, style, inside)));
  return inLines(printed, style.brackets(fields.map(([name]) => name)), indent, inside);
}

function inLines(
  parts: readonly string[],
  [open, close]: readonly [string, string],
  indent: string,
  inside: string,
): string {
  if (parts.length === 0) return open + close;
  return [open, ...parts.map((part) => `${inside}${part},`), `${indent}${close}`].join('\n');
}
