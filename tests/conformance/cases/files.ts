/** Documents that are uploaded, kept, read back byte by byte, and removed. */
import type { FileObject, FileRequest } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectMatch, expectNowhere, only, present } from '../check';
import type { ApiClient, Refusal } from '../client';
import { recorded } from '../recorded';
import { unique } from '../shop';

type Page = { hasMore: boolean; data: FileObject[] };

/** As long as no buffer ends with it, and with every byte there is. */
function bytesOf(beginning: readonly number[], length = 100_003): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) bytes[index] = (index * 7 + (index >> 8)) % 256;
  bytes.set(beginning);
  return bytes;
}
export const png = bytesOf([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
const jpg = bytesOf([0xff, 0xd8, 0xff, 0xe0], 1000);
const pdf = bytesOf([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], 1001);

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192)
    text += Reflect.apply(String.fromCharCode, null, bytes.subarray(start, start + 8192));
  return btoa(text);
}

export function upload(client: ApiClient, more: Partial<FileRequest> = {}): Promise<FileObject> {
  const usual = { purpose: 'tax_document_customer_upload', fileName: `${unique('file')}.png` } as const;
  return client.create('/files', { file: base64Of(png), ...usual, ...more });
}

function formWith(fields: Readonly<Record<string, string | Blob>>, name?: string): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields))
    if (typeof value === 'string') form.set(field, value);
    else form.set(field, value, name ?? 'a.png');
  return form;
}

const blob = (bytes: Uint8Array) => new Blob([bytes.slice().buffer as ArrayBuffer], { type: 'image/png' });

const onFile = (code: string): Refusal => ({ status: 400, code, parameter: 'file' });

export const fileCases = casesOf('Files', {
  'A form and JSON make the same file, whose bytes come back': async (client) => {
    const purpose = 'tax_document_customer_upload';
    const fileName = `${unique('Ümläut')} "1".png`;
    const inJson = await upload(client, { fileName, title: 'Certificate' });
    const form = formWith({ file: blob(png), purpose, title: 'Certificate' }, fileName);
    const inForm = await client.create<FileObject>('/files', form);
    for (const made of [inJson, inForm]) {
      const url = `/files/${made.id}/content`;
      const expected = { fileName: made.fileName, title: 'Certificate', purpose, size: png.length, type: 'png' };
      expectFields(made, { ...expected, url: `${client.api.baseUrl}${url}`, liveMode: false }, 'The file');
      expectEqual(await client.read(`/files/${made.id}`), made, 'The file as it is read');
      const { status, headers, body } = await client.send('GET', url, { headers: { accept: 'image/png' } });
      expectEqual([status, headers.get('content-type')], [200, 'image/png'], 'The answer');
      expectMatch(headers.get('content-disposition'), /^attachment; filename="[ -~]+"; filename\*=UTF-8''%C3%9C/, 'It');
      expectEqual(base64Of(body as Uint8Array), base64Of(png), 'The bytes');
    }
    expectEqual(inJson.fileName, fileName, 'The name');
  },

  'The format is read from the bytes, and lists are filtered by it': async (client) => {
    const title = unique('list');
    for (const bytes of [png, jpg, pdf]) await upload(client, { file: base64Of(bytes), title, fileName: 'x.gif' });
    const typesIn = async (query: string) =>
      (await client.read<Page>(`/files?title=${title}&${query}`)).data.map(({ type }) => type);
    expectEqual(await typesIn('limit=3'), ['pdf', 'jpg', 'png'], 'All of them');
    expectEqual(await typesIn('type=jpg'), ['jpg'], 'By type');
    expectEqual(await typesIn('size[gt]=1000'), ['pdf', 'png'], 'By size');
    expectEqual(await typesIn('size=1000'), ['jpg'], 'By one size');
    expectEqual(await typesIn('fileName=x.gif&purpose=customer_invoice'), [], 'By purpose');
  },

  'A file that cannot be used is refused, whichever way it comes': async (client) => {
    const usual = { purpose: 'tax_document_customer_upload', fileName: 'a.png' };
    const send = (file: string, refusal: Refusal) => client.refused('POST', '/files', { ...usual, file }, refusal);
    await send('not base64!', onFile('invalid_format'));
    await send(`${base64Of(png)}=`, onFile('invalid_format'));
    await send(btoa('GIF89a is no format for a certificate'), onFile('invalid_format'));
    await send('', onFile('invalid_parameter'));
    const withoutFile: Refusal = { status: 400, code: 'missing_parameter', parameter: 'file' };
    await client.refused('POST', '/files', usual, withoutFile);
    await client.refused('POST', '/files', formWith(usual), withoutFile);
    const empty = formWith({ ...usual, file: new Blob([]) });
    await client.refused('POST', '/files', empty, { status: 400, parameter: 'file' });
    const unknown = formWith({ ...usual, file: blob(png), color: 'red' });
    await client.refused('POST', '/files', unknown, { status: 400, code: 'unknown_parameter', parameter: 'color' });
    const purpose = formWith({ purpose: 'other', file: blob(png) });
    await client.refused('POST', '/files', purpose, { status: 400, code: 'invalid_parameter', parameter: 'purpose' });
    const late = { ...usual, file: base64Of(png), linkExpiresTime: '2020-01-01T00:00:00Z' };
    const isOver: Refusal = { status: 400, code: 'invalid_parameter', parameter: 'linkExpiresTime' };
    await client.refused('POST', '/files', late, isOver);
  },

  'A form that is broken is refused, and never fails': async (client) => {
    const part = 'Content-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nabc\r\n';
    const bodies: readonly [type: string, body: string][] = [
      ['multipart/form-data', `--b\r\n${part}--b--`],
      ['multipart/form-data; boundary=b', ''],
      ['multipart/form-data; boundary=b', `--b\r\n${part}`],
      ['multipart/form-data; boundary=b', `--c\r\n${part}--c--`],
      ['multipart/form-data; boundary=b', `${`--b\r\n${part}`.repeat(500)}--b--`],
      ['multipart/form-data; boundary=b', `--b\r\n${part.replace('file"', 'f'.repeat(20_000))}--b--`],
      ['multipart/form-data; boundary="é"', `--b\r\n${part}--b--`],
      ['multipart/mixed; boundary=b', `--b\r\n${part}--b--`],
      ['application/x-www-form-urlencoded', 'file=abc&purpose=tax_document_customer_upload'],
    ];
    for (const [type, body] of bodies) {
      const headers = { 'content-type': type.replace('é', '%') };
      expectEqual((await client.send('POST', '/files', { body, headers })).status, 400, `The status of ${type}`);
    }
  },

  'The largest file is taken, and one byte more is refused': async (client) => {
    const largest = bytesOf([0x25, 0x50, 0x44, 0x46, 0x2d], 10_485_760);
    const form = (bytes: Uint8Array) =>
      formWith({ file: blob(bytes), purpose: 'tax_document_customer_upload' }, 'large.pdf');
    const { id, size } = await client.create<FileObject>('/files', form(largest));
    expectEqual(size, largest.length, 'The size');
    const { body } = await client.send('GET', `/files/${id}/content`);
    const back = body as Uint8Array;
    expectEqual([back.length, back.every((byte, index) => byte === largest[index])], [size, true], 'The bytes');
    const more = new Uint8Array(largest.length + 1);
    more.set(largest);
    await client.refused('POST', '/files', form(more), onFile('invalid_parameter'));
    await client.remove(`/files/${id}`);
  },

  'The ledger says what came and how long it was, and keeps no byte of it': async (client) => {
    const base64 = base64Of(png);
    const body = { file: base64, purpose: 'tax_document_customer_upload', fileName: 'a.png' };
    const made = await recorded(client, () => client.send('POST', '/files', { body }));
    const { id } = made.responseBody as FileObject;
    const read = await recorded(client, () => client.send('GET', `/files/${id}/content`));
    expectFields(made.requestBody as object, { file: { bytes: png.length } }, 'The request');
    expectEqual(read.responseBody, { bytes: png.length, type: 'image/png' }, 'The answer');
    for (const exchange of [made, read]) expectNowhere(exchange, base64.slice(0, 60), 'The ledger');
  },

  'A file that is removed takes its bytes and its links with it': async (client) => {
    const { id, links } = await upload(client, { linkExpiresTime: '2035-01-31T12:00:00Z' });
    const link = only(present(links, 'The links'), 'The links');
    await client.remove(`/files/${id}`);
    for (const path of [`/files/${id}`, `/files/${id}/content`, `/file-links/${link.id}`])
      await client.refused('GET', path, undefined, { status: 404, code: 'not_found', parameter: 'id' });
    await client.refused('DELETE', `/files/${id}`, undefined, { status: 404, code: 'not_found', parameter: 'id' });
  },

  'Nobody reads a file without the secret key': async (client) => {
    const { id } = await upload(client);
    const path = `/files/${id}/content`;
    await client.withoutKey().refused('GET', path, undefined, { status: 401 });
    await client.asPublic().refused('GET', path, undefined, { status: 403, code: 'forbidden' });
    const { status } = await client.send('GET', path, { headers: { accept: 'text/html' } });
    expectEqual(status, 406, 'The status where a page is asked for');
  },
});
