// Operations and fields may say in `x-since` which version of the API brought them.

/** Every `x-since` inside a value, with the path to it; examples say nothing of versions. */
function* sinceIn(value: unknown, path: string): Generator<[version: unknown, path: string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'x-since') yield [inner, path];
    else if (!key.startsWith('example')) yield* sinceIn(inner, `${path}.${key}`);
  }
}

/**
 * Holds every `x-since` to the table of versions.
 * @throws with the place in the contract, where a version is no row of the table
 */
export function checkSince(document: object, versions: readonly string[]): void {
  for (const [version, path] of sinceIn(document, 'contract'))
    if (!versions.includes(version as string))
      throw new Error(
        `${path} is said to be there since ${version}, which is no row of src/reference/api-versions.yml.`,
      );
}
