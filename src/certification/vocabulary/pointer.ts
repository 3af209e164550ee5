/** Rules name the same few paths for each call. */
const pointers = new Map<string, string>();
const mostPaths = 1000;

/** JSON pointer (RFC 6901) of a dotted path: `items.0.price` is `/items/0/price`. An empty path is the whole. */
export function pointerOf(path: string): string {
  const known = pointers.get(path);
  if (known !== undefined) return known;
  const made = written(path);
  if (pointers.size < mostPaths) pointers.set(path, made);
  return made;
}

function written(path: string): string {
  if (path === '') return '';
  return `/${path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('.', '/')}`;
}
