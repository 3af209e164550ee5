/** The bytes of a file: those that were uploaded, or a document that the sandbox draws. */
import type { Download, Reader } from '../../kernel/call';
import { linesOf } from './document-lines';
import { type FileFormat, mediaTypes } from './formats';
import { pdfOf } from './pdf';
import type { FileRecord } from './record';

/** What a document says that an earlier version announced, and kept no text of. */
async function linesOfEarlier({ document, hidden }: FileRecord, read: Reader): Promise<readonly string[]> {
  const order = await read.find('order', hidden.orderId ?? document.orderId);
  return linesOf(document.title ?? document.fileName, document.createdTime, order?.document);
}

export async function downloadOf(file: FileRecord, read: Reader): Promise<Download> {
  const { fileName, title = fileName, type } = file.document;
  const named = { mediaType: mediaTypes[type as FileFormat] ?? 'application/octet-stream', fileName };
  const kept = await read.find('file-content', file.id);
  if (kept) return { ...named, content: { base64: kept.hidden.base64 } };
  return { ...named, content: pdfOf(title, file.hidden.lines ?? (await linesOfEarlier(file, read))) };
}
