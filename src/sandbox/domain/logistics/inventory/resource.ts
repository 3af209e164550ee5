import { checkOrigin, checkSkuId, HS_CODE } from '../../catalog/skus/rules';
import { hasCode } from '../../kernel/codes';
import { accept, refuse } from '../../kernel/decision';
import { invalid } from '../../kernel/problems';
import { resource } from '../../kernel/resource';
import { sample } from '../../kernel/samples';
import { listLevels } from './levels';
import './record';
import { firstLevel, levelIdOf } from './stock';

/** What makes and changes inventory items. A level stands beside each, from which units are taken. */
export const inventoryItem = resource('inventory_item', {
  name: 'Inventory item',
  path: '/inventory-items',
  checkId: checkSkuId,
  initial: ({ allowOversell = false }) => ({ allowOversell }),
  check: ({ hsCode, countryOfOrigin, eccn }, { context: { reference } }) => [
    ...(hsCode !== undefined && !HS_CODE.test(hsCode) ? [invalid('hsCode', `'${hsCode}' is not a tariff code.`)] : []),
    ...(countryOfOrigin ? checkOrigin(countryOfOrigin, 'countryOfOrigin', reference) : []),
    ...(eccn && !hasCode(reference.eccns, eccn)
      ? [invalid('eccn', `'${eccn}' is not an export control number on the list.`)]
      : []),
  ],
  makes: ({ id }, { context }) => [firstLevel(id, context.now)],
  remove: ({ record }) =>
    accept(null, {
      deletes: [
        { kind: 'inventory_item', id: record.id },
        { kind: 'inventory_level', id: levelIdOf(record.id) },
      ],
    }),
  samples: [
    sample('createInventoryItems', { body: { id: 'sample-mug', partNumber: 'MUG-01', countryOfOrigin: 'US' } }),
  ],
});

export const inventoryLevel = resource('inventory_level', {
  name: 'Inventory level',
  path: '/inventory-levels',
  showsId: false,
  list: (call) => {
    const { shipToCountry } = call.query;
    const isKnown = call.context.reference.countries.some(({ code }) => code === shipToCountry);
    if (shipToCountry !== undefined && !isKnown)
      return refuse(invalid('shipToCountry', `'${String(shipToCountry)}' is not a country code.`));
    return listLevels(call);
  },
});
