import { describe, expect, it } from 'vitest';
import { readSources } from '../../catalog/load/sources';
import { applicabilityOf } from './applicability';
import type { Profile } from './types';

const items = readSources(process.cwd()).checklists.flatMap(({ value }) => value.items);
const item = (id: string) => {
  const found = items.find((one) => one.id === id);
  if (!found) throw new Error(`There is no item ${id}.`);
  return found;
};
const judge = (id: string, profile: Profile) => applicabilityOf(item(id), profile);

describe('what a profile says about an item', () => {
  it.each<[string, Profile, string]>([
    ['checkouts.product-data', {}, 'applies'],
    ['checkouts.ship-addresses', { goods: ['digital'] }, 'not-applicable'],
    ['checkouts.ship-addresses', { goods: ['digital', 'physical'] }, 'applies'],
    ['checkouts.ship-addresses', {}, 'unknown'],
    ['products.group-per-sku', { dataModel: 'skus-only' }, 'not-applicable'],
    ['products.group-per-sku', { dataModel: 'skus-with-groups' }, 'applies'],
    ['checkouts.subscriptions.terms', { subscriptions: 'customer-initiated' }, 'not-applicable'],
    ['checkouts.subscriptions.info', { subscriptions: 'customer-initiated' }, 'applies'],
    ['checkouts.subscriptions.merchant-initiated', { subscriptions: 'merchant-initiated' }, 'unknown'],
    ['checkouts.subscriptions.merchant-initiated', { subscriptionEngine: 'provider' }, 'not-applicable'],
    ['customers.tax-identifier-option', { countries: ['US'] }, 'not-applicable'],
    ['customers.tax-identifier-option', { countries: ['US', 'DE'] }, 'applies'],
    ['customers.tax-certificate-option', { countries: ['US'], customerTypes: ['individual'] }, 'not-applicable'],
    ['fulfillments.fulfilled-quantity', { fulfillment: ['orchestrated'] }, 'not-applicable'],
    ['fulfillments.fulfilled-quantity', { fulfillment: ['orchestrated', 'own'] }, 'applies'],
    ['x.delayed-instructions', { methods: ['creditCard', 'konbini'] }, 'applies'],
    ['x.delayed-instructions', { methods: ['creditCard'] }, 'not-applicable'],
    ['x.redirect-refresh', { methods: ['payPal'] }, 'not-applicable'],
    ['x.redirect-refresh', { methods: ['ideal'] }, 'applies'],
    ['refund-sync.chargeback', { methods: ['wireTransfer', 'konbini'] }, 'not-applicable'],
    ['x.webhook-signature', { events: ['webhooks'], signedWebhooks: false }, 'not-applicable'],
    ['payments.save-source', { accounts: false, subscriptions: 'merchant-initiated' }, 'applies'],
    ['payments.save-source', { accounts: false, subscriptions: 'none' }, 'not-applicable'],
    ['payments.save-source', { accounts: false }, 'unknown'],
  ])('%s with %j', (id, profile, applies) => {
    expect(judge(id, profile).applies).toBe(applies);
  });

  it('is told with what the item needs and what the profile says', () => {
    expect(judge('checkouts.ship-addresses', { goods: ['digital'] }).reason).toBe(
      'It is for goods: physical. The profile says goods: digital.',
    );
    expect(judge('checkouts.ship-addresses', {}).reason).toContain('The profile does not say goods.');
    expect(judge('x.redirect-refresh', { methods: ['payPal'] }).reason).toContain('The profile says methods: payPal.');
  });

  it('never says that an item does not apply because of something the profile leaves out', () => {
    for (const one of items) expect(applicabilityOf(one, {}).applies, one.id).not.toBe('not-applicable');
  });

  it('agrees with the product data models of the checklist of products', () => {
    const modelled = items.filter(({ dataModels }) => dataModels !== undefined);
    expect(modelled.length).toBeGreaterThan(0);
    for (const one of modelled) expect(one.applies, one.id).toEqual({ dataModel: one.dataModels });
  });

  it('has a condition for every item whose words limit it to some connectors', () => {
    const words =
      /\b(you (sell|send|offer|run|ship|keep)|store (sells|offers)|subscription|renewal|webhook|konbini|store credit)\b/i;
    const unlimited = items.filter(({ appliesWhen, applies }) => words.test(appliesWhen) && applies === undefined);
    expect(unlimited.map(({ id }) => id)).toEqual([]);
  });
});
