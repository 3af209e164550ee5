/** For `*.updated` events: the attributes that changed, with their former values (`null` where there was none). */
export function changedAttributes(before: object, after: object): object {
  const old = before as Record<string, unknown>;
  const changed: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (key === 'updatedTime') continue;
    const now = (after as Record<string, unknown>)[key];
    if (JSON.stringify(old[key]) !== JSON.stringify(now)) changed[key] = old[key] ?? null;
  }
  return changed;
}

/**
 * Without the keys whose value is undefined, so that stored and answered documents are the same JSON; the very document
 * where it has none.
 */
export function withoutUndefined<Document extends object>(document: Document): Document {
  const fields = document as Record<string, unknown>;
  for (const name in fields) if (fields[name] === undefined) return definedOf<Document>(fields);
  return document;
}

function definedOf<Document>(fields: Readonly<Record<string, unknown>>): Document {
  const rest: Record<string, unknown> = {};
  // No document has a field "__proto__": a body that has one is refused before it is read.
  for (const name of Object.keys(fields)) if (fields[name] !== undefined) rest[name] = fields[name];
  return rest as Document;
}
