/** The smallest PDF that shows lines of text: one page, one font, no compression. */

const pageWidth = 595;
const pageHeight = 842;
const margin = 56;
const leading = 18;
const mostLines = Math.floor((pageHeight - 2 * margin) / leading);

/** Text of a PDF is in one byte a character; what the font's table lacks becomes a question mark. */
function textOf(line: string): string {
  const plain = line.replace(/[^\x20-\x7e\u00a0-\u00ff]/g, '?');
  return plain.replace(/[\\()]/g, (character) => `\\${character}`);
}

function contentOf(lines: readonly string[]): string {
  const shown = lines.slice(0, mostLines).map((line) => `(${textOf(line)}) Tj T*`);
  return ['BT', '/F1 12 Tf', `${leading} TL`, `${margin} ${pageHeight - margin} Td`, ...shown, 'ET'].join('\n');
}

/** @returns the bytes, one for each character */
export function pdfOf(title: string, lines: readonly string[]): Uint8Array {
  const content = contentOf(lines);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title (${textOf(title)}) >>`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
