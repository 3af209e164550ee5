/** `POST /_sandbox/sources/{id}/{action}`: stands for what a shopper or a bank does to a source that waits. */
import type { Answer } from '../domain';
import { notFound } from '../domain/kernel/problems';
import { attachedSources } from '../domain/sale/checkouts/attached';
import { settleSource } from '../domain/sale/sources/settle';
import type { SourceAction } from '../domain/sale/sources/types';
import type { Book } from './book';
import { storeEffects, type Traces } from './effects';
import { nothing } from './entries';
import { newUuid } from './ids';
import { createReader } from './reader';

export const actions: readonly SourceAction[] = [
  'authenticate',
  'fail_authentication',
  'approve',
  'decline',
  'fund',
  'expire',
];

/** The parts of the path, or undefined where it is another one. */
export function readSettlement(pathname: string): { sourceId: string; action: SourceAction } | undefined {
  const [, sourceId, name] = /^\/_sandbox\/sources\/([^/]+)\/(\w+)\/?$/.exec(pathname) ?? [];
  const action = actions.find((one) => one === name);
  return sourceId && action ? { sourceId, action } : undefined;
}

interface Settled {
  readonly answer: Answer;
  readonly traces: Traces;
}

/** What is due comes first. Whoever asks writes down what became of it. */
export async function settle(
  book: Book,
  { sourceId, action }: { sourceId: string; action: SourceAction },
): Promise<Settled> {
  const { transaction, context } = book;
  await book.catchUp('due');
  const read = createReader(transaction);
  const source = await read.find('source', sourceId);
  if (!source) return { answer: notFound('Source', sourceId), traces: nothing };
  const checkout = await read.find('checkout', source.hidden.checkoutId);
  const order = await read.find('order', source.hidden.orderId);
  const ids = order?.document.payment.sources?.map(({ id }) => id) ?? [];
  const sources = order ? await read.findAll('source', ids) : checkout ? await attachedSources(read, checkout) : [];
  const answer = settleSource({ action }, { source, checkout, order, sources }, context);
  const traces = await storeEffects(transaction, answer, {
    now: context.now,
    newEventId: newUuid,
    liveMode: context.liveMode,
  });
  return { answer, traces };
}
