import { text } from '../../../json';
import { disclosuresIn, isOfAnother, type Recorded } from '../../stories/disclosures';
import { type Purchase, purchases } from '../../stories/purchase';
import { judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const sellerOf = ({ call }: Purchase): string => text(call.answer, 'sellingEntity.id') ?? '';

const recorded = (purchase: Purchase): readonly Recorded[] => disclosuresIn(purchase.sent('disclosures'));

/** What the review step shows of them. */
const reviewed = new Set<unknown>(['resellerDisclosure', 'confirmDisclosure', 'termsOfSale']);

const recordsTerms = judged<Purchase>('has a record of the terms of the entity that sells', (purchase) => {
  const seller = sellerOf(purchase);
  const own = recorded(purchase).find(({ type, entityId }) => reviewed.has(type) && entityId === seller);
  if (own) return holds(own.call.sequence);
  const { sequence } = purchase.creation ?? purchase.call;
  const expected = `a disclosure of ${seller}`;
  return breaks({ sequence, pointer: '/requestBody/disclosures', expected, seen: purchase.sent('disclosures')?.value });
});

const namesNoOther = judged<Purchase>('names no other entity', (purchase) => {
  const seller = sellerOf(purchase);
  const other = recorded(purchase).find((one) => isOfAnother(one, seller));
  if (!other) return holds();
  const { sequence } = other.call;
  const expected = `${seller}, which sold the order`;
  return breaks({ sequence, pointer: `${other.pointer}/entityId`, expected, seen: other.entityId });
});

export const resellerTermsAcceptance = rule({
  item: 'disclosures.reseller-terms-acceptance',
  part: true,
  over: purchases().where(
    'was made by a shopper',
    (purchase) => purchase.sent('chargeType')?.value !== 'merchant_initiated',
  ),
  exists: recordsTerms,
  warn: [namesNoOther],
  words: {
    standard:
      'The shopper sees the statement and the terms of the entity that sells, and accepts them before the order.',
    mend: 'Show and record the disclosures of sellingEntity; where an address changes it, make a new checkout.',
    none: 'No shopper has ordered yet.',
  },
});
