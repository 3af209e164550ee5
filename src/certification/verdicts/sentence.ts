import type { Fault } from '../vocabulary/outcome';

/** A fault in a sentence. */
export function sentenceOf({ pointer, expected, seen, message }: Fault): string {
  if (message !== undefined) return message;
  if (pointer === '') return `Expected: ${expected}.`;
  const name = pointer.split('/').slice(2).join('.') || pointer.slice(1);
  return `${name}: expected ${expected}, seen ${seen === undefined ? 'nothing' : shorten(JSON.stringify(seen))}.`;
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
