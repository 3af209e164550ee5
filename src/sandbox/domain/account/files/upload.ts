/** A file that is uploaded, and the link that may be made with it. */
import type { AnswerTo, RequestBody } from '../../kernel/call';
import { accept, type Context, type DomainError, refuse } from '../../kernel/decision';
import { invalid } from '../../kernel/problems';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { toSeconds } from '../../kernel/time';
import { isPast, newLink } from '../file-links/new-link';
import { bytesIn, formatOf, plainBase64 } from './formats';
import type { FileContentRecord, FileRecord } from './record';

type Upload = RequestBody<'createFiles'>;

const unreadable = (message: string): DomainError => ({
  status: 400,
  code: 'invalid_format',
  parameter: 'file',
  message,
});

interface Content {
  readonly base64: string;
  readonly size: number;
  readonly type: string;
}

/** The bytes with what follows from them, or why they are no file. That the parameter is `file` is inferred. */
function contentOf(sent: string, largest: number): Content | DomainError {
  const base64 = plainBase64(sent);
  if (base64 === undefined) return unreadable('file is not base64. Send the bytes in base64, or as a part of a form.');
  const size = bytesIn(base64);
  if (size === 0) return unreadable('file is empty.');
  if (size > largest) return invalid('file', `file has more than ${largest} bytes.`);
  const type = formatOf(base64);
  return type ? { base64, size, type } : unreadable('file is neither PDF nor JPEG nor PNG.');
}

function recordsOf({ base64, ...content }: Content, body: Upload, context: Context): [FileRecord, FileContentRecord] {
  const id = context.newId('file');
  const document = {
    id,
    createdTime: toSeconds(context.now),
    fileName: body.fileName,
    ...(body.title !== undefined && { title: body.title }),
    purpose: body.purpose,
    ...content,
    url: context.fileUrl?.(id) ?? `https://sandbox.invalid/files/${id}/content`,
    liveMode: context.liveMode,
  };
  return [
    { kind: 'file', id, document, hidden: NOTHING_HIDDEN },
    { kind: 'file-content', id, document: {}, hidden: { base64 } },
  ];
}

export function uploadFile(body: Upload, context: Context): AnswerTo<'createFiles'> {
  const { linkExpiresTime: until } = body;
  if (until !== undefined && isPast(until, context))
    return refuse(invalid('linkExpiresTime', 'linkExpiresTime must be in the future.'));
  const content = contentOf(body.file, context.reference.largestFile);
  if ('code' in content) return refuse(content);
  const [file, bytes] = recordsOf(content, body, context);
  if (until === undefined) return accept(file.document, { writes: [file, bytes] });
  const { shown, effects } = newLink(file, until, context);
  return accept(shown.document, { ...effects, writes: [bytes, ...effects.writes] });
}
