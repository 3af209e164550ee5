import type { Block, TakeAway } from './blocks';

/** Escapes what Markdown would read as markup; a line break in a cell becomes the one that tables know. */
const plain = (text: string) =>
  text
    .trim()
    .replaceAll(/[\\|*_<>[\]`~]|&(?=#?\w+;)/g, (character) => `\\${character}`)
    .split(/[\n\r]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .join('<br>');

const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'text':
      return plain(block.text);
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'table':
      return [line(block.columns), line(block.columns.map(() => '---')), ...block.rows.map(line)].join('\n');
  }
}

/** The document as GitHub-flavored Markdown. */
export function toMarkdown({ blocks }: TakeAway): string {
  return `${blocks.map(markdownOf).join('\n\n')}\n`;
}
