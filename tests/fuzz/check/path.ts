/** The path of a request, as the server reads it. */
export function pathnameOf(target: string): string {
  return new URL(`http://sandbox.test${target}`).pathname;
}
