import { accept } from '../../kernel/decision';
import { calls } from '../../kernel/resource';
import { base, convertPrices } from './convert';

export const dynamicPricing = calls('Price', {
  createDynamicPricingConversions: ({ body, context }) => convertPrices(body, context),
  retrieveDynamicPricingCountryCurrency: () => accept(base),
});
