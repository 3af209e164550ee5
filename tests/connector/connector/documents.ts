/** Invoices and credit memos for the customer: never the file's own address, which needs the secret key. */
import type { FileLink } from '../../../src/generated/contract/types';
import { server } from './api';
import type { BookedOrder } from './book';
import { trailOf } from './sale';
import type { Shop } from './shop';

const monthInMs = 30 * 24 * 60 * 60 * 1000;

/** @param from the time of the event, from which the address is open for a month */
export async function linkDocument(shop: Shop, { sale }: BookedOrder, fileId: string, from: string): Promise<void> {
  const expiresTime = `${new Date(Date.parse(from) + monthInMs).toISOString().slice(0, 19)}Z`;
  const { url = '' } = await server(shop, trailOf(sale)).post<FileLink>('/file-links', { fileId, expiresTime });
  shop.book.documents.set(fileId, url);
}
