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
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
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

/**
 * The same file with the day of its content where the library writes the moment of its making, so that the same catalog
 * gives the same bytes.
 */
function dated(file: Uint8Array, day: string): Uint8Array {
  const parts = Object.entries(unzipSync(file)).map(([name, bytes]) => {
    if (name !== 'docProps/core.xml') return [name, bytes] as const;
    const moment = /(<dcterms:(created|modified)[^>]*>)[^<]*/g;
    return [name, strToU8(strFromU8(bytes).replaceAll(moment, `$1${day}T00:00:00Z`))] as const;
  });
  // Noon, in the clock of this machine: the format of ZIP knows no time zone and takes the hours as they are read here.
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  return zipSync(Object.fromEntries(parts), { mtime: new Date(year, month - 1, date, 12) });
}

/** The document as DOCX, on A4 sideways so that its tables have room. `day` is year-month-day. */
export async function toWord({ title, blocks }: TakeAway, day: string): Promise<Uint8Array> {
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
  return dated(new Uint8Array(await Packer.toArrayBuffer(document)), day);
}
