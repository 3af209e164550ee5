/** JSON pointer (RFC 6901) of a dotted path: `items.0.price` is `/items/0/price`. An empty path is the whole. */
export function pointerOf(path: string): string {
  if (path === '') return '';
  return `/${path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('.', '/')}`;
}
