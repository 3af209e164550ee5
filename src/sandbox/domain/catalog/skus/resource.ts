import { accept } from '../../kernel/decision';
import { eventOf } from '../../kernel/events';
import { prefixed } from '../../kernel/ids';
import { resource } from '../../kernel/resource';
import { sample, sampleUuid } from '../../kernel/samples';
import { checkSku, checkSkuId, isPhysical } from './rules';

const mug = {
  name: 'Enamel mug',
  eccn: 'EAR99',
  taxCode: '4512',
  countryOfOrigin: 'US',
  weight: 12,
  weightUnit: 'oz' as const,
};

const ebook = { name: 'Field guide, e-book', eccn: 'EAR99', taxCode: '55111513.120', countryOfOrigin: 'US' };

export const sku = resource('sku', {
  name: 'SKU',
  path: '/skus',
  id: prefixed('sku_'),
  checkId: checkSkuId,
  events: { created: 'sku.created', updated: 'sku.updated', deleted: 'sku.deleted' },
  derive: ({ fulfill = false, weight, weightUnit, taxCode }, { reference }) => ({
    fulfill,
    weightUnit: weightUnit ?? (weight === undefined ? undefined : 'oz'),
    physical: isPhysical({ taxCode }, reference),
    // Taken and forgotten.
    allowOversell: undefined,
  }),
  check: (document, { context }) => checkSku(document, context.reference),
  /** Takes the SKU's fees with it. */
  remove: async ({ record, read }) => {
    const fees = await read.findBy('fee', 'skuId', [record.id]);
    return accept(null, {
      deletes: [record, ...fees].map(({ kind, id }) => ({ kind, id })),
      events: [eventOf('sku.deleted', record), ...fees.map((fee) => eventOf('fee.deleted', fee))],
    });
  },
  samples: [
    sample('upsertSkus', { params: { id: 'sample-mug' }, body: mug, ids: { event: sampleUuid(7) } }),
    sample('upsertSkus', { params: { id: 'sample-ebook' }, body: ebook }),
  ],
});
