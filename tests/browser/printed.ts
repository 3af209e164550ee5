import { unzlibSync } from 'fflate';

type Objects = ReadonlyMap<string, string>;

/** Each object of a file as Chromium writes it, by number. Latin 1: a byte is a letter. */
function objectsOf(pdf: Buffer): Objects {
  const found = pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n?([\s\S]*?)endobj/g);
  return new Map([...found].map(([, number = '', body = '']) => [number, body]));
}

function streamOf(body: string): string {
  const [, packed = ''] = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body) ?? [];
  return Buffer.from(unzlibSync(Buffer.from(packed, 'latin1'))).toString('latin1');
}

const letterOf = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Which letter each glyph of a font stands for. */
function lettersOf(map: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, chars = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', letter = ''] of chars.matchAll(/<(\w+)> <(\w+)>/g))
      letters.set(Number.parseInt(glyph, 16), letterOf(letter));
  for (const [, ranges = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', letter = ''] of ranges.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const [first, last, start] = [from, to, letter].map((hex) => Number.parseInt(hex, 16)) as [
        number,
        number,
        number,
      ];
      for (let glyph = first; glyph <= last; glyph++) letters.set(glyph, String.fromCharCode(start + glyph - first));
    }
  return letters;
}

/** Pages are leaves of a tree, in any order in the file. */
function firstPageOf(objects: Objects): string {
  let node = [...objects.values()].find((body) => body.includes('/Type /Catalog')) ?? '';
  for (;;) {
    const [, child] = /\/(?:Pages|Kids) \[?(\d+) 0 R/.exec(node) ?? [];
    if (child === undefined) return node;
    node = objects.get(child) ?? '';
  }
}

interface Font {
  readonly letters: ReadonlyMap<number, string>;
  /** Hexadecimal digits of a glyph's number: variable fonts are written as drawings of a byte each. */
  readonly digits: RegExp;
}

function fontOf(body: string, objects: Objects): Font {
  const [, map = ''] = /\/ToUnicode (\d+) 0 R/.exec(body) ?? [];
  const letters = lettersOf(streamOf(objects.get(map) ?? ''));
  return { letters, digits: body.includes('/Type3') ? /../g : /.{4}/g };
}

/** Letters of what the first page of a PDF by Chromium draws, without blanks: those may be gaps there. */
export function textOfFirstPage(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const page = firstPageOf(objects);
  const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(page) ?? [];
  const fonts = new Map(
    [...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number = '']) => [
      name,
      fontOf(objects.get(number) ?? '', objects),
    ]),
  );
  let font: Font | undefined;
  let text = '';
  for (const [, name, hex = ''] of streamOf(objects.get(contents) ?? '').matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>/gi))
    if (name) font = fonts.get(name);
    else if (font)
      for (const glyph of hex.match(font.digits) ?? []) text += font.letters.get(Number.parseInt(glyph, 16)) ?? '';
  return text.replaceAll(/\s/g, '');
}
