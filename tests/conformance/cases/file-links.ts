/** Addresses under which anybody can open a file for a while. */
import type { Event, FileLink, FileObject } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectTrue, only, present } from '../check';
import { type ApiClient, fetchPatiently, type Refusal } from '../client';
import { base64Of, png, upload } from './files';

const year = 365 * 24 * 60 * 60 * 1000;
/** Whole seconds, as documents have them. */
const inFuture = (milliseconds: number) => `${new Date(Date.now() + milliseconds).toISOString().slice(0, 19)}Z`;

function link(client: ApiClient, fileId: string, expiresTime = inFuture(year)): Promise<FileLink> {
  return client.create('/file-links', { fileId, expiresTime });
}

/** As a customer opens it: without a key. */
async function open(client: ApiClient, { url }: FileLink): Promise<Response> {
  return fetchPatiently(client.api, new Request(url));
}

const isOver: Refusal = { status: 400, code: 'invalid_parameter', parameter: 'expiresTime' };

async function eventsAbout(client: ApiClient, id: string): Promise<string[]> {
  const types = ['created', 'updated', 'deleted'].map((change) => `fileLink.${change}`).join(',');
  const { data } = await client.read<{ data: Event[] }>(`/events?types=${types}&limit=100`);
  return data.filter(({ data: { object } }) => object.id === id).map(({ type }) => type);
}

export const fileLinkCases = casesOf('File links', {
  'A link opens the file without a key, and the file shows it': async (client) => {
    const file = await upload(client);
    const made = await link(client, file.id);
    expectFields(made, { fileId: file.id, expired: false, liveMode: false }, 'The link');
    const response = await open(client, made);
    expectEqual([response.status, response.headers.get('content-type')], [200, 'image/png'], 'The answer');
    expectEqual(base64Of(new Uint8Array(await response.arrayBuffer())), base64Of(png), 'The bytes');
    const { fileId: _, ...within } = made;
    expectEqual((await client.read<FileObject>(`/files/${file.id}`)).links, [within], 'The links of the file');
    const { data } = await client.read<{ data: FileLink[] }>(`/file-links?fileId=${file.id}&expired=false`);
    expectEqual(data, [made], 'The list');
    expectEqual(await eventsAbout(client, made.id), ['fileLink.created'], 'The events');
  },

  'A link that is made with its file works too': async (client) => {
    const { id, links } = await upload(client, { linkExpiresTime: inFuture(year) });
    const within = only(present(links, 'The links'), 'The links');
    const made = await client.read<FileLink>(`/file-links/${within.id}`);
    expectEqual(made, { ...within, fileId: id }, 'The link');
    expectEqual((await open(client, made)).status, 200, 'The status');
  },

  'A link is closed by a moment that is over, and opened again by a later one': async (client) => {
    const file = await upload(client);
    const made = await link(client, file.id);
    const path = `/file-links/${made.id}`;
    const closed = await client.change<FileLink>(path, { expiresTime: inFuture(-2000) });
    expectTrue(closed.expired, 'The link did not expire');
    expectEqual((await open(client, made)).status, 404, 'The status of a closed link');
    const shown = only(present((await client.read<FileObject>(`/files/${file.id}`)).links, 'The links'), 'The links');
    expectEqual(shown.expired, true, 'Whether the file shows it as expired');
    const { data } = await client.read<{ data: FileLink[] }>(`/file-links?fileId=${file.id}&expired=true`);
    expectEqual(data, [closed], 'The expired links');
    const opened = await client.change<FileLink>(path, { expiresTime: inFuture(year) });
    expectEqual([opened.expired, (await open(client, made)).status], [false, 200], 'The link that is open again');
    const told = ['fileLink.updated', 'fileLink.updated', 'fileLink.created'];
    expectEqual(await eventsAbout(client, made.id), told, 'The events');
  },

  'A link can be removed, and the file stays': async (client) => {
    const file = await upload(client);
    const made = await link(client, file.id);
    await client.remove(`/file-links/${made.id}`);
    expectEqual((await open(client, made)).status, 404, 'The status of a removed link');
    expectEqual(await client.read(`/files/${file.id}`), file, 'The file');
    const gone: Refusal = { status: 404, code: 'not_found', parameter: 'id' };
    await client.refused('GET', `/file-links/${made.id}`, undefined, gone);
    expectEqual(await eventsAbout(client, made.id), ['fileLink.deleted', 'fileLink.created'], 'The events');
  },

  'A link needs a file that is there and a moment to come': async (client) => {
    const { id: fileId } = await upload(client);
    const expiresTime = inFuture(year);
    const send = (body: object, refusal: Refusal) => client.refused('POST', '/file-links', body, refusal);
    await send({ fileId, expiresTime: inFuture(-1000) }, isOver);
    await send({ fileId: 'nothing', expiresTime }, { status: 404, code: 'not_found', parameter: 'fileId' });
    await send({ expiresTime }, { status: 400, code: 'missing_parameter', parameter: 'fileId' });
    await send({ fileId }, { status: 400, code: 'missing_parameter', parameter: 'expiresTime' });
    const unknown: Refusal = { status: 400, code: 'unknown_parameter', parameter: 'metadata' };
    await send({ fileId, expiresTime, metadata: {} }, unknown);
  },
});
