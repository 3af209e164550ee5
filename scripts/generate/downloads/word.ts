import {
  Document,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from 'docx';
import type { Block, TakeAway } from './blocks';

type Content = Extract<ISectionOptions['children'], readonly unknown[]>[number];
type TableBlock = Extract<Block, { kind: 'table' }>;

const headingLevels = { 1: HeadingLevel.TITLE, 2: HeadingLevel.HEADING_1 } as const;
/** Twentieths of a point: A4 on its side, less margins of 2 cm. */
const usableWidth = 14_570;

function rowOf(cells: readonly string[], width: number, isHeader: boolean): TableRow {
  return new TableRow({
    tableHeader: isHeader,
    cantSplit: true,
    children: cells.map(
      (cell) =>
        new TableCell({
          width: { size: width, type: WidthType.DXA },
          margins: { top: 60, bottom: 60, left: 90, right: 90 },
          ...(isHeader ? { shading: { fill: 'E8EDF4' } } : {}),
          children: cell
            .split('\n')
            .map((line) => new Paragraph({ style: isHeader ? 'TableHead' : 'TableText', text: line })),
        }),
    ),
  });
}

function tableOf({ columns, rows }: TableBlock): Table {
  const width = Math.floor(usableWidth / columns.length);
  return new Table({
    width: { size: usableWidth, type: WidthType.DXA },
    columnWidths: columns.map(() => width),
    rows: [rowOf(columns, width, true), ...rows.map((row) => rowOf(row, width, false))],
  });
}

function contentOf(block: Block): Content[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: headingLevels[block.level], text: block.text })];
    case 'text':
      return [new Paragraph({ text: block.text, spacing: { after: 120 } })];
    case 'list':
      return block.items.map((item) => new Paragraph({ text: item, bullet: { level: 0 } }));
    case 'table':
      return [tableOf(block), new Paragraph({ text: '' })];
  }
}

/** The document as DOCX, on A4 sideways so that its tables have room. */
export function toWord({ title, blocks }: TakeAway): Promise<Buffer> {
  const document = new Document({
    title,
    creator: 'Connector Standards',
    styles: {
      default: { document: { run: { font: 'Calibri', size: 22 } } },
      paragraphStyles: [
        { id: 'TableText', name: 'Table text', basedOn: 'Normal', run: { size: 18 } },
        { id: 'TableHead', name: 'Table head', basedOn: 'Normal', run: { size: 18, bold: true } },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838, orientation: 'landscape' },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        children: blocks.flatMap(contentOf),
      },
    ],
  });
  return Packer.toBuffer(document);
}
