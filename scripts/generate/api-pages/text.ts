/** Text of the contract as it may stand in MDX, outside of code without anything that MDX would read as its own. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[{}<>]/g, (sign) => `\\${sign}`)))
    .join('');
}

/** The same in a cell of a table: on one line, without a bar of its own. */
export function cell(text: string): string {
  return prose(text).replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

export function code(text: string): string {
  return `\`${text}\``;
}

export function table(headers: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(headers), line(headers.map(() => '---')), ...rows.map(line), ''];
}
