/** `GET /links/{id}`: the file behind a link. It asks for no key, and works until the link expires. */
import type { Hono } from 'hono/tiny';
import { downloadOf } from '../domain/account/files/download';
import { momentOf } from '../domain/kernel/time';
import { timeOf } from '../engine/account-time';
import { newUuid } from '../engine/ids';
import { createReader } from '../engine/reader';
import type { Reply } from '../engine/reply';
import { downloadWith, refuseWith, toResponse } from './answer';
import { refusals } from './errors';
import { type Behind, findBehind } from './public-address';

/** That an expired link is answered as one that never was is inferred. */
async function open(url: URL, id: string, behind: Behind): Promise<Reply> {
  const requestId = newUuid();
  const found = await findBehind(url, behind, async (transaction) => {
    const read = createReader(transaction);
    const link = await read.find('file_link', id);
    const now = timeOf(transaction.account, new Date());
    if (!link || momentOf(link.document.expiresTime) <= momentOf(now)) return null;
    const file = await read.find('file', link.document.fileId);
    return file && downloadOf(file, read);
  });
  return found ? downloadWith(requestId, 200, found) : refuseWith(requestId, [refusals.unknownPath(url.pathname)]);
}

export function addFileLinks(app: Hono, behind: Behind): void {
  app.get('/links/:id', async ({ req }) => toResponse(await open(new URL(req.url), req.param('id') ?? '', behind)));
}
