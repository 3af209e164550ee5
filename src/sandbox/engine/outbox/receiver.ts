/** The receiver of an account: what it was set to answer, and the answer that is next. */
import {
  nextAnswer,
  type Receiver,
  type ReceiverAnswer,
  usualReceiver,
} from '../../domain/account/deliveries/receiver';
import { NOTHING_HIDDEN } from '../../domain/kernel/records';
import type { Transaction } from '../../storage/port';

const id = 'receiver';

export async function receiverOf(transaction: Transaction): Promise<Receiver> {
  return (await transaction.get('webhook-receiver', id))?.document ?? usualReceiver;
}

export async function setReceiver(transaction: Transaction, document: Receiver): Promise<void> {
  await transaction.put([{ kind: 'webhook-receiver', id, document, hidden: NOTHING_HIDDEN }]);
}

/** Takes the answer to a delivery that came in just now. */
export async function takeAnswer(transaction: Transaction): Promise<ReceiverAnswer> {
  const receiver = await receiverOf(transaction);
  await setReceiver(transaction, { ...receiver, used: receiver.used + 1 });
  return nextAnswer(receiver);
}
