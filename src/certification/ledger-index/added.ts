/** The engine makes room for 16 more when it lengthens a list; most lists of an index stay shorter than that. */
const short = 8;

/** The list with one more at its end: short ones take no more room than they need. The list before is not to be used further. */
export function added<Value>(list: Value[] | undefined, value: Value): Value[] {
  if (!list) return [value];
  if (list.length < short) return [...list, value];
  list.push(value);
  return list;
}
