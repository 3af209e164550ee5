import { text } from '../../../json';
import { type PaymentSource, paymentSources } from '../../stories/payment-source';
import { purchases } from '../../stories/purchase';
import { type Check, judged, unseen } from '../../vocabulary/check';
import { beside, breaks, holds, open } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const DONE = { before: 'before the order', after: 'only after the order', never: 'never' } as const;

const wasKept = ({ saving, call }: PaymentSource) => {
  if (!saving) return DONE.never;
  return saving.sequence < call.sequence ? DONE.before : DONE.after;
};

/** What shoppers agree to is known to the browser alone. */
const isAsAgreed: Check<PaymentSource> = {
  ...unseen('is saved where the shopper agreed to it', ''),
  run: (source) =>
    open(`New sources of registered checkouts were saved ${wasKept(source)}. Is that what their shoppers agreed to?`),
};

const isSavedFirst = judged<PaymentSource>('is attached to its customer before the checkout', (source) => {
  const { saving, attachment, call } = source;
  if (!saving || !attachment || saving.sequence > call.sequence) return beside;
  if (saving.sequence < attachment.sequence) return holds();
  const expected = 'the source with its customer first, then with the checkout';
  return breaks({ sequence: saving.sequence, pointer: '/path', expected, seen: saving.params.sourceId });
});

export const saveSource = rule({
  item: 'payments.save-source',
  part: true,
  over: purchases()
    .where('is of a registered shopper', ({ call }) => text(call.answer, 'customerId') !== undefined)
    .into('new source of a registered checkout', paymentSources)
    .where('is new', ({ wasSaved }) => !wasSaved),
  each: isAsAgreed,
  warn: [isSavedFirst],
  words: {
    standard: 'A source that the shopper agreed to keep is attached to the customer first, then to the checkout.',
    mend: 'Call POST /customers/{customerId}/sources/{sourceId} before the source goes to the checkout.',
    none: 'No registered shopper has paid with a new source yet.',
  },
});
