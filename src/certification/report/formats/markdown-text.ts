/** Recorded texts inside of Markdown. */
import { linesOf, printable } from './words';

/** A text in which nothing has a meaning of its own, also inside a table: a line break is the one that tables know. */
export function plain(text: string): string {
  return linesOf(text)
    .map((line) => line.replace(/[\\`*_{}[\]<>|#~&]/g, (character) => `&#${character.charCodeAt(0)};`))
    .join('<br>');
}

export const code = (text: string) => `\`${printable(text).replaceAll('`', "'").replaceAll('|', '¦')}\``;
