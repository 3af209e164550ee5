/** `GET /links/{id}`: the file behind a link. It asks for no key, and works until the link expires. */
import type { Hono } from 'hono/tiny';
import { downloadOf } from '../domain/account/files/download';
import { momentOf } from '../domain/kernel/time';
import { timeOf } from '../engine/account-time';
import { newUuid } from '../engine/ids';
import { createReader } from '../engine/reader';
import type { Reply } from '../engine/reply';
import type { Store } from '../storage/port';
import { downloadWith, refuseWith, toResponse } from './answer';
import type { AccountKeys } from './auth';
import { refusals } from './errors';
import { registryAccount } from './keys/record';

export interface FileLinkOptions {
  readonly store: Store;
  readonly accounts: readonly AccountKeys[];
}

/** That an expired link is answered as one that never was is inferred. */
async function open({ pathname, searchParams }: URL, id: string, options: FileLinkOptions): Promise<Reply> {
  const { store, accounts } = options;
  const requestId = newUuid();
  const named = searchParams.get('of');
  const sides = named && named !== registryAccount ? [named] : accounts.map(({ accountId }) => accountId);
  for (const accountId of sides) {
    const found = await store.transact(accountId, async (transaction) => {
      const read = createReader(transaction);
      const link = await read.find('file_link', id);
      const now = timeOf(transaction.account, new Date());
      if (!link || momentOf(link.document.expiresTime) <= momentOf(now)) return null;
      const file = await read.find('file', link.document.fileId);
      return file && downloadOf(file, read);
    });
    if (found) return downloadWith(requestId, 200, found);
  }
  return refuseWith(requestId, [refusals.unknownPath(pathname)]);
}

export function addFileLinks(app: Hono, options: FileLinkOptions): void {
  app.get('/links/:id', async ({ req }) => toResponse(await open(new URL(req.url), req.param('id') ?? '', options)));
}
