import { noneIsLost } from '../../stories/acknowledgement';
import { listensFor, listensForOneOf } from '../../stories/webhooks';
import { when } from '../../vocabulary/logic';
import { objects, type Told } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const types = ['refund.complete', 'order.charge.refund.complete'] as const;

const isComplete = ({ story }: Told): boolean =>
  story.events('refund.complete').length > 0 || story.lastSeen('state')?.value === 'succeeded';

export const refundComplete = rule({
  item: 'refund-sync.refund-complete',
  part: true,
  over: objects('refund').where('is complete', isComplete),
  each: listensForOneOf<Told>(...types),
  warn: [when(listensForOneOf<Told>(...types), listensFor<Told>(...types))],
  also: [noneIsLost(...types)],
  words: {
    standard: 'The connector listens for refunds that are complete, whoever asked for them.',
    mend: 'Create a webhook for refund.complete and order.charge.refund.complete, and set the refund status when one comes.',
    none: 'No refund was completed yet.',
  },
});
