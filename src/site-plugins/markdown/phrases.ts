/** Characters that Markdown would read as markup. */
export const plain = (text: string) => text.replaceAll(/[\\*_<>[\]`]/g, (character) => `\\${character}`);
export const code = (text: string) => `\`${text}\``;
export const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');

/** `Name: one, two`, or nothing. */
export const line = (name: string, values: readonly string[]) =>
  values.length === 0 ? [] : [`${name}: ${values.join(', ')}`];
export const part = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : [`**${title}**\n\n${list(lines)}`];
