/** Reads `multipart/form-data` into what the same call in JSON would be: fields by name, a file in base64. */
import { MultipartParseError, type MultipartPart, parseMultipart } from '@remix-run/multipart-parser';
import { toBase64 } from '../domain/kernel/base64';
import type { Refusal } from '../engine/reply';
import { limits } from '../limits';
import { refusals } from './errors';

type Fields = Record<string, string>;

export interface ReadForm {
  readonly value: Readonly<Fields>;
  readonly refusals: readonly Refusal[];
}

const invalid = (parameter: string, message: string): Refusal => ({
  status: 400,
  code: 'invalid_parameter',
  parameter,
  message,
});

export function isForm(contentType: string | null): boolean {
  return /^\s*multipart\/form-data\s*(;|$)/i.test(contentType ?? '');
}

function boundaryOf(contentType: string | null): string | undefined {
  const [, quoted, plain] = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s";]{1,200}))/i.exec(contentType ?? '') ?? [];
  const boundary = quoted ?? plain;
  // RFC 2046 section 5.1.1 writes them in ASCII.
  return boundary !== undefined && /^[\x20-\x7e]+$/.test(boundary) ? boundary : undefined;
}

class Form {
  readonly fields = new Map<string, string>();
  /** The names that files were sent under. */
  readonly names = new Map<string, string>();
  readonly refusals: Refusal[] = [];
  private textBytes = 0;

  constructor(private readonly files: readonly string[]) {}

  add(part: MultipartPart): void {
    const { name } = part;
    if (!name) this.refusals.push(refusals.malformedForm('a part has no name'));
    else if (this.fields.has(name)) this.refusals.push(invalid(name, `${name} is sent twice. Send it once.`));
    else if (this.files.includes(name)) this.addFile(name, part);
    else this.addText(name, part);
  }

  private addFile(name: string, part: MultipartPart): void {
    this.fields.set(name, toBase64(part.bytes));
    if (part.filename) this.names.set(`${name}Name`, part.filename);
  }

  /** A field that is left empty says nothing, as in a query. */
  private addText(name: string, part: MultipartPart): void {
    this.textBytes += part.size;
    const text = this.textBytes > limits.body ? '' : part.text;
    if (text !== '') this.fields.set(name, text);
  }

  read(): ReadForm {
    if (this.textBytes > limits.body) this.refusals.push(refusals.fieldsTooLarge());
    const named = [...this.names].filter(([name]) => !this.fields.has(name));
    return { value: Object.fromEntries([...this.fields, ...named]), refusals: this.refusals.slice(0, limits.errors) };
  }
}

/** Why a form could not be taken apart. What the parser says of its own options helps no caller. */
function broken(error: unknown): Refusal {
  if (error instanceof TypeError) return refusals.malformedText('UTF-8');
  if (!(error instanceof MultipartParseError)) throw error;
  if (error.name === 'MaxPartsExceededError') return refusals.malformedForm(`it has more than ${limits.fields} parts`);
  if (error.name === 'MaxHeaderSizeExceededError')
    return refusals.malformedForm(`the headers of a part have more than ${limits.headers} bytes`);
  return refusals.malformedForm('its parts do not begin and end with the boundary that Content-Type names');
}

/**
 * @param bytes no more of them than a body may have
 * @param files the fields that hold a file
 */
export function readForm(bytes: Uint8Array, contentType: string | null, files: readonly string[]): ReadForm {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return { value: {}, refusals: [refusals.noBoundary()] };
  const form = new Form(files);
  const most = { maxFileSize: limits.upload, maxTotalSize: limits.upload };
  try {
    const parts = { boundary, maxParts: limits.fields, maxHeaderSize: limits.headers, ...most };
    for (const part of parseMultipart(bytes, parts)) form.add(part);
    return bytes.length === 0 ? { value: {}, refusals: [] } : form.read();
  } catch (error) {
    return { value: {}, refusals: [broken(error)] };
  }
}
