/**
 * The delivery that a webhook gets next: the oldest that is due. One that was due when it was written is due whatever the
 * clock shows. The time that is written in it was read before its transaction began, and by the clock of another machine
 * perhaps: by its time alone a later event would overtake it, or nobody would look again when it is due.
 */
import type { RecordOf } from '../../domain';
import { momentOf } from '../../domain/kernel/time';
import type { Placed, Transaction } from '../../storage/port';

type DeliveryRecord = RecordOf<'delivery'>;

/** How far ahead another machine's clock may be, in milliseconds. */
const mostAheadMs = 60_000;
/** Retries that are due within that time, and stand before what was due at once. */
const mostBefore = 50;

export const waitingFor = (webhookId: string) => ({ name: 'waitingFor', oneOf: [webhookId] });

const isDueAtOnce = ({ record }: Placed<DeliveryRecord>) => {
  const { attempts, dueTime, createdTime } = record.document;
  return attempts.length === 0 && dueTime === createdTime;
};

/** @param now the account's time, ISO 8601 UTC */
export async function oldestDue(
  transaction: Transaction,
  webhookId: string,
  now: string,
): Promise<DeliveryRecord | undefined> {
  const at = momentOf(now);
  const dueWithin = (within: { gt?: number; lte: number }, size: number) =>
    transaction.page('delivery', {
      ...{ direction: 'newer', size },
      where: [waitingFor(webhookId), { name: 'dueTime', within }],
    });
  const [due, soon] = await Promise.all([
    dueWithin({ lte: at }, 1),
    dueWithin({ gt: at, lte: at + mostAheadMs }, mostBefore),
  ]);
  const found = [...due, ...soon.filter(isDueAtOnce).slice(0, 1)];
  return found.sort((one, other) => one.position - other.position)[0]?.record;
}
