/** Carries out a call in the version that the caller speaks. Inside, everything speaks the newest. */
import { newestVersion } from '../../../contract/versions';
import type { Operation } from '../../../generated/contract/operations';
import type { Answer } from '../../domain';
import type { AnswerTo } from '../../domain/kernel/call';
import type { Transaction } from '../../storage/port';
import type { Arrival } from '../arrival';
import type { Refusals } from '../reply';
import { answerIn } from './answer';
import { inheritedBody } from './inheritance';
import type { MakeCall } from './make-call';
import { keepOlderFields, olderFieldsOf } from './older-fields';
import { attachCredit, takesCredit, whyNoCredit } from './store-credit';

/** A call that was carried out in part and then refused: nothing of it may stay. */
export class RefusedMidway extends Error {
  constructor(readonly refusals: Refusals) {
    super('The call was refused midway.');
  }
}

interface Work {
  readonly arrival: Arrival;
  readonly operation: Operation;
  readonly transaction: Transaction;
  readonly call: MakeCall;
}

/** A checkout with store credit as an amount, in as many calls as the newest version needs. */
async function withCredit({ arrival, operation, transaction, call }: Work, body: unknown, creditAmount: number) {
  const { id } = arrival.params;
  const checkout = id === undefined ? undefined : await transaction.get('checkout', id);
  const before = checkout && (await olderFieldsOf(transaction, 'checkout', checkout.document)).creditAmount;
  const refused = checkout && (await whyNoCredit(transaction, checkout, before));
  if (refused) return refused;
  const { sourceId, ...rest } = body as { sourceId?: string };
  // Both operations that take credit answer with the checkout.
  const first = (await call(operation, arrival.params, rest)) as AnswerTo<'createCheckouts' | 'updateCheckouts'>;
  if (!first.ok) return first;
  const last = await attachCredit(first.result, { creditAmount, sourceId }, call);
  if (!last.ok) throw new RefusedMidway(last.errors);
  return { ...last, status: first.status };
}

/** @throws RefusedMidway where what was done so far must not stay */
export async function callInVersion(work: Work): Promise<Answer> {
  const { arrival, operation, transaction, call } = work;
  const { version, older, params } = arrival;
  const { id } = operation;
  if (version === newestVersion || operation.isBinary) return call(operation, params, arrival.body);
  const body = await inheritedBody(version, id, { body: arrival.body, id: params.id }, transaction);
  const { creditAmount } = older;
  const hasCredit = creditAmount !== undefined && takesCredit(id);
  const answer = hasCredit ? await withCredit(work, body, creditAmount) : await call(operation, params, body);
  if (!answer.ok) return answer;
  const named = (answer.result as { id?: string } | null)?.id;
  if (named !== undefined) await keepOlderFields(transaction, operation.objectKind, named, older);
  return { ...answer, result: await answerIn(version, operation.objectKind, answer.result, transaction) };
}
