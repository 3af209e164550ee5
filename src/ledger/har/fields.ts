/** Reads what other programs wrote, which may be anything. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textIn(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

export function listIn(fields: Fields, name: string): readonly Fields[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** Headers by their names in lower case; the last of several counts. */
export function headersIn(message: Fields): ReadonlyMap<string, string> {
  return new Map(
    listIn(message, 'headers').map((header) => [
      (textIn(header, 'name') ?? '').toLowerCase(),
      textIn(header, 'value') ?? '',
    ]),
  );
}
