/** JSON of drawn bodies. Values nested in thousands of levels overflow every walk over them, so they are only written out. */

const mark = '\u0001';
const marked = /"\\u0001(\d+)([[{])\\u0001"/g;

/** Stands for a value nested this deep, until it is written. */
export function nested(depth: number, inArray: boolean): string {
  return `${mark}${depth}${inArray ? '[' : '{'}${mark}`;
}

function written(depth: number, kind: string): string {
  return kind === '[' ? `${'['.repeat(depth)}0${']'.repeat(depth)}` : `${'{"a":'.repeat(depth)}0${'}'.repeat(depth)}`;
}

export function jsonOf(value: unknown): string {
  return JSON.stringify(value).replace(marked, (_, depth: string, kind: string) => written(Number(depth), kind));
}
