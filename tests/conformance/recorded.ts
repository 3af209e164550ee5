/** What the sandbox's ledger says of calls. */
import { isCall } from '../../src/ledger/origins';
import type { Exchange, LedgerEntry, LedgerPage } from '../../src/ledger/types';
import { only } from './check';
import type { Answer, ApiClient } from './client';

export async function newestSequence(client: ApiClient): Promise<number> {
  return (await client.read<{ lastSequence: number }>('/_sandbox/info')).lastSequence;
}

export async function entriesAfter(client: ApiClient, after: number): Promise<LedgerEntry[]> {
  const { data, hasMore } = await client.read<LedgerPage>(`/_sandbox/ledger?after=${after}&limit=500`);
  const last = data.at(-1);
  return hasMore && last ? [...data, ...(await entriesAfter(client, last.sequence))] : data;
}

/** Calls alone. */
export async function exchangesAfter(client: ApiClient, after: number): Promise<Exchange[]> {
  return (await entriesAfter(client, after)).filter(isCall);
}

/** The exchange of the call that `make` sends. */
export async function recorded(client: ApiClient, make: () => Promise<Answer>): Promise<Exchange> {
  const before = await newestSequence(client);
  const { requestId } = await make();
  const found = (await exchangesAfter(client, before)).filter((exchange) => exchange.requestId === requestId);
  return only(found, `The exchanges with the request id ${requestId}`);
}
