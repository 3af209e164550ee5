import type { Fee } from '../../../../generated/contract/types';
import { rowOf } from '../../kernel/codes';
import type { DomainError } from '../../kernel/decision';
import { prefixed } from '../../kernel/ids';
import { LARGEST_AMOUNT } from '../../kernel/money/money';
import { invalid } from '../../kernel/problems';
import type { Reference } from '../../kernel/reference';
import { resource } from '../../kernel/resource';
import { sample, sampleUuid } from '../../kernel/samples';
import { toSeconds } from '../../kernel/time';

/** Countries and currencies that no cart can have would make a fee that is never charged. */
function checkFee({ country, currency, amount }: Fee, reference: Reference): DomainError[] {
  const errors: DomainError[] = [];
  if (!rowOf(reference.countries, 'code', country))
    errors.push(invalid('country', `'${country}' is no country code. Use two letters, such as DE.`));
  if (!rowOf(reference.currencies, 'code', currency))
    errors.push(invalid('currency', `'${currency}' is no current currency. Use three letters, such as EUR.`));
  if (amount > LARGEST_AMOUNT) errors.push(invalid('amount', `A fee is at most ${LARGEST_AMOUNT}.`));
  return errors;
}

/** Regulatory fees: priced with the SKU that they belong to, and deleted with it. */
export const fee = resource('fee', {
  name: 'Fee',
  path: '/fees',
  id: prefixed('fee_'),
  events: { created: 'fee.created', updated: 'fee.updated', deleted: 'fee.deleted' },
  initial: (_body, { now }) => ({ updatedTime: toSeconds(now) }),
  check: async (document, { read, context }) => {
    const sku = await read.find('sku', document.skuId);
    const unknown = sku ? [] : [invalid('skuId', `SKU '${document.skuId}' not found.`)];
    return [...unknown, ...checkFee(document, context.reference)];
  },
  reasons: async ({ document }) => {
    const { amount, skuId, country, subdivisions = [], currency } = document;
    const where = [country, ...(subdivisions ?? [])].join(', ');
    const text = `As sent. A checkout adds it for each unit of SKU '${skuId}' where tax is due in ${where}, in ${currency} alone, and taxes it: ${amount}`;
    return [{ of: document, reasons: [{ pointer: 'amount', text, source: { table: 'fees', basis: 'published' } }] }];
  },
  samples: [
    // In a country that no other sample ships to: it changes none of their totals.
    sample('createFees', {
      body: {
        type: 'weee',
        skuId: 'sample-mug',
        category: '5. Small equipment',
        value: 'Mug warmer',
        amount: 1.75,
        currency: 'EUR',
        country: 'DE',
        weee: { weeeRegistrationId: 'DE00000000' },
        weightAndUnits: '1.2 kilogram',
      },
      ids: { fee: `fee_${sampleUuid(22)}` },
    }),
  ],
});
