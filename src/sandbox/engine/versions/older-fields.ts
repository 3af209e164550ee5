/** What only older versions know of an object: written and read by callers of those versions, and by nobody else. */
import { mergePairs, type OlderFields } from '../../../contract/versions';
import type { Transaction } from '../../storage/port';
import { goneId, type RecordKind } from '../../storage/records';

const nameOf = (kind: string, id: string) => goneId(kind as RecordKind, id);

async function kept(transaction: Transaction, kind: string, id: string): Promise<OlderFields> {
  return (await transaction.get('older-fields', nameOf(kind, id)))?.document ?? {};
}

/** An order shows the store credit of its checkout. */
export async function olderFieldsOf(transaction: Transaction, kind: string, document: object): Promise<OlderFields> {
  const { id, checkoutId } = document as { id?: unknown; checkoutId?: unknown };
  if (kind === 'order') return typeof checkoutId === 'string' ? kept(transaction, 'checkout', checkoutId) : {};
  return typeof id === 'string' ? kept(transaction, kind, id) : {};
}

/** Adds what a request of an older version said of an object. */
export async function keepOlderFields(
  transaction: Transaction,
  kind: string,
  id: string,
  sent: OlderFields,
): Promise<void> {
  if (Object.keys(sent).length === 0) return;
  const before = await kept(transaction, kind, id);
  const taxIdentifiers = sent.taxIdentifiers && mergePairs(before.taxIdentifiers ?? [], sent.taxIdentifiers);
  const document = { ...before, ...sent, ...(taxIdentifiers && { taxIdentifiers }) };
  await transaction.put([{ kind: 'older-fields', id: nameOf(kind, id), document, hidden: {} }]);
}
