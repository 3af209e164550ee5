import { createSku, deleteSku, updateSku, upsertSku } from '../../domain';
import type { Handlers } from '../call';
import { find, findFees, list, retrieve, withRecord } from './reading';

export const skuHandlers = {
  createSkus: async ({ body, transaction, context }) =>
    createSku(body, { existing: await find(transaction, 'sku', body.id) }, context),
  listSkus: list('sku'),
  retrieveSkus: retrieve('sku'),
  updateSkus: (call) => withRecord(call, 'sku', (sku) => updateSku(call.body, { sku }, call.context)),
  upsertSkus: async ({ body, params, transaction, context }) => {
    const id = params.id ?? '';
    const existing = await find(transaction, 'sku', id);
    return { ...upsertSku(body, { id, existing }, context), status: existing ? 200 : 201 };
  },
  deleteSkus: (call) =>
    withRecord(call, 'sku', async (sku) =>
      deleteSku(null, { sku, fees: await findFees(call.transaction, [sku.id]) }, call.context),
    ),
  listSkuGroups: list('sku_group'),
} satisfies Partial<Handlers>;
