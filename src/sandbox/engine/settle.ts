/**
 * `POST /_sandbox/{collection}/{id}/{action}`: stands for what a shopper, a bank, a reviewer or a carrier does to an object.
 * Each resource says in its `controls` which actions there are.
 */
import { type Answer, registry } from '../domain';
import { notFound } from '../domain/kernel/problems';
import type { RecordKind } from '../domain/kernel/records';
import type { ControlOn, Resource } from '../domain/kernel/resource';
import type { Book } from './book';
import { storeEffects, type Traces } from './effects';
import { nothing } from './entries';
import { storedUuids } from './ids';
import { createReader } from './reader';

export interface Settlement {
  readonly kind: RecordKind;
  readonly id: string;
  readonly action: string;
  readonly body?: ControlOn<RecordKind>['body'];
}

type Keeping = Resource & { readonly kind: RecordKind };

/** The parts of the path, or undefined where it is another one. */
export function readSettlement(pathname: string): Settlement | undefined {
  const [, collection = '', id, action = ''] = /^\/_sandbox\/([\w-]+)\/([^/]+)\/(\w+)\/?$/.exec(pathname) ?? [];
  const resource = registry.byCollection.get(collection);
  const isThere = resource?.kind != null && Object.hasOwn(resource.controls ?? {}, action);
  return isThere && id ? { kind: resource.kind, id, action } : undefined;
}

interface Settled {
  readonly answer: Answer;
  readonly traces: Traces;
}

/** What is due comes first. Whoever asks writes down what became of it. */
export async function settle(book: Book, { kind, id, action, body = {} }: Settlement): Promise<Settled> {
  const { transaction, context } = book;
  await book.catchUp('due');
  const read = createReader(transaction);
  const { name, controls = {} } = registry.byKind.get(kind) as Keeping;
  const record = await read.find(kind, id);
  const take = controls[action];
  if (!record || !take) return { answer: notFound(name, id), traces: nothing };
  const answer = await take({ record, body, read, context });
  const clock = { now: context.now, newEventId: storedUuids(transaction.account), liveMode: context.liveMode };
  return { answer, traces: await storeEffects(transaction, answer, clock) };
}
