import { resource } from '../../kernel/resource';

/** Regulatory fees: priced with the SKU that they belong to. */
export const fee = resource('fee', { name: 'Fee', path: '/fees', lookups: { skuId: 'document.skuId' } });
