/** Each version differs from the next by what the table says, and by nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionChanges } from '../../generated/reference/version-changes';
import { rowsTakenOver } from './2021-12-13';
import { eventIn, hasKind, type Json, knownVersions, lift, mergePairs, newestVersion, objectIn, steps } from './index';

const source = { id: 'card', type: 'creditCard', amount: 11.51 };
const credit = { id: 'credit', type: 'customerCredit', amount: 10 };
const session = { id: 'session', state: 'requires_confirmation', amountContributed: 21.51 };
const checkout = {
  id: 'checkout',
  totalTax: 1.51,
  totalImporterTax: 2.1,
  totalAmount: 23.61,
  items: [{ id: 'line', tax: { rate: 0.07, amount: 1.51 }, importerTax: { amount: 2.1 } }],
  taxIdentifiers: [{ id: 'number', customerId: 'customer', type: 'uk', value: 'GB243609761', state: 'verified' }],
  payment: { sources: [source, credit], session },
};
const order = {
  ...checkout,
  id: '185314800336',
  payment: { sources: [source, credit], charges: [{ id: 'charge', amount: 10 }], session },
};

describe('the newest version', () => {
  it('is answered as it is', () => {
    for (const kind of ['checkout', 'order', 'customer', 'sku', 'fee', 'invoice'])
      expect(objectIn(newestVersion, kind, order)).toEqual(order);
    expect(lift(newestVersion, 'sku', { allowOversell: true })).toEqual({ body: { allowOversell: true }, older: {} });
  });
});

describe('2021-03-23', () => {
  it('shows whether a SKU may be oversold, as it was set', () => {
    expect(objectIn('2021-03-23', 'sku', { id: 'mug' })).toEqual({ id: 'mug', allowOversell: false });
    expect(objectIn('2021-03-23', 'sku', { id: 'mug' }, { allowOversell: true })).toMatchObject({
      allowOversell: true,
    });
    const { body, older } = lift('2021-03-23', 'sku', { name: 'Mug', allowOversell: true });
    expect([body, older]).toEqual([{ name: 'Mug' }, { allowOversell: true }]);
  });

  it('has the payment block, and no store credit as an amount', () => {
    expect(objectIn('2021-03-23', 'order', order)).toEqual(order);
    expect(lift('2021-03-23', 'checkout', { creditAmount: 10 }).body).toEqual({ creditAmount: 10 });
  });
});

describe('2021-02-23', () => {
  it('shows sources, charges and the session at the top of an order, and the store credit as an amount', () => {
    const { payment, ...rest } = order;
    expect(objectIn('2021-02-23', 'order', order)).toEqual({
      ...rest,
      sources: payment.sources,
      charges: payment.charges,
      paymentSessionId: 'session',
      creditAmount: 10,
    });
  });

  it('shows the same of a checkout, the amount that was sent, and the source that pays', () => {
    const { payment, ...rest } = checkout;
    expect(objectIn('2021-02-23', 'checkout', checkout, { creditAmount: 30 })).toEqual({
      ...rest,
      sources: payment.sources,
      paymentSessionId: 'session',
      creditAmount: 30,
      sourceId: 'card',
    });
    const alone = { ...checkout, payment: { sources: [credit], session } };
    expect(objectIn('2021-02-23', 'checkout', alone).sourceId).toBe('credit');
  });

  it('shows nothing of payment that is not there yet', () => {
    const shown = objectIn('2021-02-23', 'checkout', { id: 'checkout', payment: { session } });
    expect(shown).toEqual({ id: 'checkout', paymentSessionId: 'session' });
  });

  it('takes the store credit of a checkout', () => {
    expect(lift('2021-02-23', 'checkout', { creditAmount: 10, currency: 'USD' })).toEqual({
      body: { currency: 'USD' },
      older: { creditAmount: 10 },
    });
  });
});

describe('2020-12-17', () => {
  it('shows tax identifiers as pairs', () => {
    const pair = { type: 'uk', value: 'GB243609761' };
    expect(objectIn('2020-12-17', 'checkout', checkout).taxIdentifiers).toEqual([pair]);
    expect(objectIn('2020-12-17', 'order', order).taxIdentifiers).toEqual([pair]);
  });

  it('keeps those of a customer apart from the ones of the newer resource', () => {
    const pairs = [
      { type: 'uk', value: 'GB243609761' },
      { type: 'nl', value: 'NL002458380B62' },
    ];
    const customer = { id: '987654321', taxIdentifiers: checkout.taxIdentifiers };
    expect(objectIn('2020-12-17', 'customer', customer)).toEqual({ id: '987654321' });
    expect(objectIn('2020-12-17', 'customer', customer, { taxIdentifiers: pairs }).taxIdentifiers).toEqual(pairs);
    expect(lift('2020-12-17', 'customer', { taxIdentifiers: pairs })).toEqual({
      body: {},
      older: { taxIdentifiers: pairs },
    });
    expect(lift('2021-02-23', 'customer', { taxIdentifiers: pairs }).body).toEqual({ taxIdentifiers: pairs });
    const emptied = mergePairs(pairs, [{ type: 'nl', value: '' }]);
    expect(emptied).toEqual([pairs[0]]);
    expect(mergePairs(emptied, [{ type: 'nl', value: 'NL001868214B01' }])).toContainEqual({
      type: 'nl',
      value: 'NL001868214B01',
    });
  });

  it('has no resource of tax identifiers, and has invoices', () => {
    expect(knownVersions.filter((version) => hasKind(version, 'tax_identifier'))).toEqual(knownVersions.slice(3));
    expect(knownVersions.filter((version) => hasKind(version, 'invoice'))).toEqual(knownVersions.slice(1));
    expect(knownVersions.filter((version) => hasKind(version, 'order'))).toEqual(knownVersions);
  });
});

describe('2020-09-30', () => {
  it('counts import tax as tax, of the order and of its lines', () => {
    const shown = objectIn('2020-09-30', 'order', order);
    expect(shown).toMatchObject({ totalTax: 3.61, items: [{ id: 'line', tax: { rate: 0.07, amount: 3.61 } }] });
    expect(shown).not.toHaveProperty('totalImporterTax');
    expect(shown.items).toEqual([expect.not.objectContaining({ importerTax: expect.anything() })]);
    expect(objectIn('2020-12-17', 'order', order)).toMatchObject({ totalTax: 1.51, totalImporterTax: 2.1 });
  });

  it('counts it in the order of a fulfillment too', () => {
    const { payment, ...orderDetails } = order;
    const shown = objectIn('2020-09-30', 'fulfillment', { id: 'ful', orderDetails });
    expect(shown.orderDetails).toMatchObject({ totalTax: 3.61 });
    expect(payment.session).toBe(session);
  });

  it('lets a fee be hidden', () => {
    expect(objectIn('2020-09-30', 'fee', { id: 'fee' }).visible).toBe(true);
    expect(objectIn('2020-09-30', 'fee', { id: 'fee' }, { visible: false }).visible).toBe(false);
    expect(lift('2020-09-30', 'fee', { visible: false })).toEqual({ body: {}, older: { visible: false } });
    expect(lift('2020-12-17', 'fee', { visible: false }).body).toEqual({ visible: false });
  });
});

describe('2020-01-07', () => {
  it('knows no store credit', () => {
    expect(objectIn('2020-01-07', 'order', order)).not.toHaveProperty('creditAmount');
    expect(objectIn('2020-01-07', 'checkout', checkout, { creditAmount: 10 })).not.toHaveProperty('creditAmount');
    expect(lift('2020-01-07', 'checkout', { creditAmount: 10 }).body).toEqual({ creditAmount: 10 });
  });
});

describe('an event', () => {
  const event = (type: string, object: Json, previousAttributes: Json = {}) => ({
    id: 'event',
    type,
    data: { object, previousAttributes },
    digitalriverVersion: newestVersion,
  });

  it('is written in the version that is asked for, with its former values', () => {
    const written = eventIn(
      '2021-02-23',
      event('checkout.updated', checkout, { payment: { sources: [credit], session } }),
    );
    expect(written).toMatchObject({
      digitalriverVersion: '2021-02-23',
      data: {
        object: { paymentSessionId: 'session', sources: [source, credit] },
        previousAttributes: { sources: [credit], sourceId: 'credit' },
      },
    });
    expect((written.data as Json).previousAttributes).not.toHaveProperty('paymentSessionId');
  });

  it('counts import tax in a former total', () => {
    const written = eventIn('2020-09-30', event('order.updated', order, { totalTax: 1, metadata: {} }));
    expect((written.data as Json).previousAttributes).toEqual({ totalTax: 3.1, metadata: {} });
  });

  it('of a charge keeps its fields', () => {
    const charge = { id: 'charge', paymentSessionId: 'session', totalTax: 1, totalImporterTax: 1 };
    const written = eventIn('2020-01-07', event('order.charge.capturable', charge));
    expect((written.data as Json).object).toEqual(charge);
  });
});

describe('the table of changes', () => {
  /** Rows that no answer and no request differs by, and why. */
  const withoutTransform: Record<string, string> = {
    'attach-source': 'The calls are there in every version.',
    'shipping-quotes': 'The endpoint of older versions served another purpose and is not simulated.',
  };
  const special = new Set([
    ...steps.flatMap(({ down, defaults }) => [...Object.keys(down), ...Object.keys(defaults)]),
    ...rowsTakenOver,
  ]);

  it('is carried out, row by row', () => {
    const meant = versionChanges.filter(({ kind }) => kind === 'meaning').map(({ id }) => id);
    expect(meant.filter((id) => !special.has(id) && !(id in withoutTransform))).toEqual([]);
    expect(Object.keys(withoutTransform).filter((id) => special.has(id) || !meant.includes(id))).toEqual([]);
  });

  it('has a row for everything that is carried out, in its own version', () => {
    const versionOf = new Map(versionChanges.map(({ id, version }) => [id, version]));
    for (const { version, down, defaults } of steps)
      for (const id of [...Object.keys(down), ...Object.keys(defaults)])
        expect([id, versionOf.get(id)]).toEqual([id, version]);
    for (const id of rowsTakenOver) expect([id, versionOf.get(id)]).toEqual([id, newestVersion]);
  });

  it('leaves no moved or removed field in a version that has not got it', () => {
    const full = { ...order, visible: true };
    for (const { resource, field, was, kind, version } of versionChanges) {
      const former = knownVersions[knownVersions.indexOf(version) - 1] ?? '';
      const name = { Checkout: 'checkout', Order: 'order', SKU: 'sku', Fee: 'fee' }[resource];
      if (!name || field === 'none') continue;
      const shown = objectIn(former, name, full);
      if (kind === 'moved') expect(shown, `${resource} ${was} in ${former}`).toHaveProperty(was ?? '');
      if (kind === 'added' && !field.includes('[]')) expect(shown, `${resource} ${field}`).not.toHaveProperty(field);
    }
  });
});

describe('a request', () => {
  const text = fc.string({ minLength: 1, maxLength: 12 });
  const money = fc.integer({ min: 1, max: 1_000_000 }).map((cents) => cents / 100);
  const request = fc.record(
    {
      currency: fc.constantFrom('USD', 'EUR', 'JPY'),
      email: fc.emailAddress(),
      customerId: text,
      sourceId: text,
      upstreamId: text,
      taxInclusive: fc.boolean(),
      name: text,
      amount: money,
      items: fc.array(fc.record({ skuId: text, quantity: fc.integer({ min: 1, max: 9 }), price: money })),
      shipTo: fc.record({ name: text, address: fc.record({ country: fc.constantFrom('US', 'DE', 'JP') }) }),
      metadata: fc.dictionary(text, fc.oneof(text, money, fc.boolean())),
    },
    { requiredKeys: [] },
  );
  const kinds = fc.constantFrom('checkout', 'order', 'sku', 'fee', 'customer', 'refund', 'fulfillment', 'source');

  it('means the same after it was written in an older version and lifted again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...knownVersions), kinds, request, (version, kind, body) => {
        const sent = { id: 'own', ...body };
        expect(lift(version, kind, objectIn(version, kind, sent)).body).toEqual(sent);
      }),
    );
  });

  it('loses nothing: what is taken out of it stands apart', () => {
    const older = fc.record(
      { allowOversell: fc.boolean(), visible: fc.boolean(), creditAmount: money, taxIdentifiers: fc.constant([]) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...knownVersions), kinds, request, older, (version, kind, body, extra) => {
        const sent = { ...body, ...extra };
        const lifted = lift(version, kind, sent);
        expect({ ...(lifted.body as object), ...lifted.older }).toEqual(sent);
      }),
    );
  });

  it('is answered with the same money in every version', () => {
    fc.assert(
      fc.property(fc.constantFrom(...knownVersions), money, money, (version, totalTax, totalImporterTax) => {
        const shown = objectIn(version, 'order', { ...order, totalTax, totalImporterTax }) as Record<string, number>;
        expect((shown.totalTax ?? 0) + (shown.totalImporterTax ?? 0)).toBeCloseTo(totalTax + totalImporterTax, 6);
        expect(shown.totalAmount).toBe(order.totalAmount);
      }),
    );
  });
});
