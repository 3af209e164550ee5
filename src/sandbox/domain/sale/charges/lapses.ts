import type { Surroundings } from '../../kernel/resource';
import { type OfOrder, onOrder } from '../orders/due';
import { lapse } from './authorizations';

export const lapseSteps = {
  'authorization-lapses': (step: OfOrder & { readonly chargeId: string }, around: Surroundings) =>
    onOrder(step, around, (flow) => lapse(flow, step.chargeId)),
};
