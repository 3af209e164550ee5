/** What payment methods and buyers do to a charge after its order was shipped; control calls of the sandbox stand for them. */
import type { Answer } from '../../kernel/call';
import { accept, refuse } from '../../kernel/decision';
import { conflict } from '../../kernel/problems';
import type { ControlOn, ResourceOptions } from '../../kernel/resource';
import { recount } from '../orders/amounts';
import { chargeIn, effectsOf, type OrderFlow, startFlow } from '../orders/flow';
import { endCancels, waitingCancels } from './cancels';
import { capturesIn, completeCaptures, failCaptures } from './captures';
import type { OperationKey } from './operations';

interface Way {
  /** Operations that it can end; without any it is refused. */
  readonly open: (flow: OrderFlow, chargeId: string) => readonly OperationKey[];
  readonly take: (flow: OrderFlow, keys: readonly OperationKey[], chargeId: string) => OrderFlow;
  /** What there must be, in "Charge 'x' has no ...". */
  readonly wanted: string;
}

const onCharge =
  ({ open, take, wanted }: Way) =>
  async ({ record, read, context }: ControlOn<'charge'>): Promise<Answer> => {
    const order = await read.find('order', record.document.orderId);
    const flow = order && startFlow(order, context);
    const keys = flow ? open(flow, record.id) : [];
    if (!flow || keys.length === 0)
      return refuse(conflict('invalid_state', `Charge '${record.id}' has no ${wanted}.`, 'state'));
    const after = take(flow, keys, record.id);
    return accept(chargeIn(after, record.id), effectsOf(after));
  };

export const chargeControls: NonNullable<ResourceOptions<'charge', '/charges'>['controls']> = {
  complete_capture: onCharge({
    open: (flow, id) => capturesIn(flow, id, 'pending', 'failed'),
    take: (flow, _keys, id) => completeCaptures(flow, id),
    wanted: 'capture that is pending or has failed',
  }),
  fail_capture: onCharge({
    open: (flow, id) => capturesIn(flow, id, 'pending'),
    take: (flow, keys) => recount(failCaptures(flow, keys)),
    wanted: 'pending capture',
  }),
  give_details: onCharge({
    open: waitingCancels,
    take: (flow, keys) => endCancels(flow, keys, 'complete'),
    wanted: 'cancel that waits for bank details',
  }),
  expire: onCharge({
    open: waitingCancels,
    take: (flow, keys) => endCancels(flow, keys, 'failed'),
    wanted: 'cancel that waits for bank details',
  }),
};
