/** What a buyer's bank does by itself, where the order's email asks for it. */
import type { ResourceOptions } from '../../kernel/resource';
import { type OfOrder, onOrder, schedule } from '../../sale/orders/due';
import type { OrderFlow } from '../../sale/orders/flow';
import { chargeBack, openDispute, resolveDispute } from './dispute';

type End = 'open' | 'resolved' | 'charged-back';

declare module '../../kernel/due' {
  interface DueSteps {
    'bank-asks': OfOrder & { readonly end: End };
    'bank-decides': OfOrder & { readonly end: Exclude<End, 'open'> };
  }
}

const weekInSeconds = 7 * 86_400;

/** Nothing, where the order has come to a state that nobody disputes. */
function ask(flow: OrderFlow, end: End): OrderFlow {
  const opened = openDispute(flow);
  if (!opened.ok) return flow;
  return end === 'open' ? opened.flow : schedule(opened.flow, 'bank-decides', { end }, weekInSeconds);
}

/** Somebody may have ended the dispute meanwhile. Where there is nothing to take back, the bank gives up. */
function decide(flow: OrderFlow, end: End): OrderFlow {
  const taken = end === 'charged-back' ? chargeBack(flow, {}) : resolveDispute(flow);
  const ended = taken.ok ? taken : resolveDispute(flow);
  return ended.ok ? ended.flow : flow;
}

export const bankSteps: ResourceOptions<'order', '/orders'>['due'] = {
  'bank-asks': (step, around) => onOrder(step, around, (flow) => ask(flow, step.end)),
  'bank-decides': (step, around) => onOrder(step, around, (flow) => decide(flow, step.end)),
};
