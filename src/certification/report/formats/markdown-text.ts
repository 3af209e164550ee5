/** Recorded texts inside of Markdown. */
import { printable } from './words';

/** A text in which nothing has a meaning of its own, also inside a table. */
export function plain(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>|#~&]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export const code = (text: string) => `\`${printable(text).replaceAll('`', "'").replaceAll('|', '¦')}\``;
