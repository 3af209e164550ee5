import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestLink } from '../../../links/packed';
import { publicKey, secretKey } from '../../../sandbox/keys';
import type { Form } from '../preparation/slots';
import { readFile, toFile } from './callFile';
import { decodeForm, encodeForm } from './link';
import { toOpen, toShare, withoutSecrets } from './sharedCall';

const form: fc.Arbitrary<Form> = fc.record({
  parameters: fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
  query: fc.dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<string>),
  body: fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.json({ maxDepth: 4 })), { nil: null }),
});

/** What JSON makes of it: halves of characters, `-0` and `__proto__` as it writes them. */
const plain = (value: Form) => JSON.parse(JSON.stringify(value)) as Form;

describe('a link', () => {
  it('brings back what was put in, and is safe in an address', () => {
    fc.assert(
      fc.property(form, (one) => {
        const text = encodeForm(one);
        expect(text).toMatch(/^[\w.-]+$/);
        const read = decodeForm(text);
        expect(read.ok && JSON.stringify(read.value)).toBe(JSON.stringify(plain(one)));
      }),
    );
  });

  it('says what is wrong with a part of it, and with one that was changed', () => {
    fc.assert(
      fc.property(form, fc.nat(), fc.constantFrom('', 'A', '.', '%', 'é'), (one, place, other) => {
        const text = encodeForm(one);
        const at = place % text.length;
        const damaged = text.slice(0, at) + other + text.slice(at + 1);
        fc.pre(damaged !== text);
        expect(decodeForm(damaged)).toMatchObject({ ok: false });
        const cut = decodeForm(text.slice(0, at));
        expect(cut.ok ? '' : cut.problem).toMatch(/cannot be read: .+\. Ask for the link again/);
      }),
    );
  });

  it.each([
    ['', 'not one of this site'],
    ['2.abc.def', 'another version of this site (2'],
    ['hello', 'not one of this site'],
  ])('tells %j apart', (text, why) => {
    const read = decodeForm(text);
    expect(read.ok ? '' : read.problem).toContain(why);
  });

  it('holds an order of forty lines within its limit', () => {
    const items = Array.from({ length: 40 }, (_, index) => ({
      skuId: `sku-${index}`,
      quantity: index,
      price: index * 10,
    }));
    const body = JSON.stringify({ currency: 'USD', items }, null, 2);
    expect(encodeForm({ parameters: {}, query: {}, body }).length).toBeLessThan(longestLink / 4);
  });
});

describe('a file', () => {
  it('brings back what was put in, and says what is wrong with others', () => {
    fc.assert(
      fc.property(form, fc.string(), (one, operationId) => {
        const read = readFile(toFile({ operationId, form: one }), 'call.json');
        expect(read.ok && JSON.stringify(read.value)).toBe(JSON.stringify({ operationId, form: plain(one) }));
      }),
    );
    for (const text of [
      '',
      '{',
      '[]',
      '{}',
      '{"kind":"connector-standards-call"}',
      toFile({ operationId: 'a', form: { parameters: {}, query: {}, body: '' } }).slice(0, -5),
    ]) {
      const read = readFile(text, 'x.json');
      expect(read.ok ? '' : read.problem).toMatch(/^“x.json” cannot be opened: .+ The form is as it was\.$/);
    }
  });
});

const uuid = fc.uuid();
const secrets: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(secretKey, publicKey, '4444222233331111', '4444-2222-3333-1111', '4444 2222 3333 1111'),
  fc.tuple(uuid, uuid).map(([id, secret]) => `${id}_${secret}`),
  fc.stringMatching(/^[a-f\d]{24}$/).map((token) => `Bearer ${token}1`),
);
const placed = (secret: string): fc.Arbitrary<unknown> =>
  fc.constantFrom<unknown>(
    { note: secret },
    { items: [{ metadata: { deep: [`before ${secret} behind`] } }] },
    { creditCard: { number: secret, cvv: '123' } },
    { clientSecret: secret, password: secret },
    secret,
  );

describe('what is shared', () => {
  it('never holds a secret, wherever it stands', () => {
    const cases = secrets.chain((secret) =>
      fc.tuple(fc.constant(secret), placed(secret), fc.boolean(), fc.constantFrom('secret', 'id', 'note')),
    );
    fc.assert(
      fc.property(cases, ([secret, value, isBroken, name]) => {
        const text = JSON.stringify(value);
        const body = isBroken ? `${text}, "broken` : `{"first": ${text}, "first": 1}`;
        const safe = withoutSecrets({ parameters: { [name]: secret }, query: { [name]: secret, limit: 5 }, body });
        expect(JSON.stringify(safe)).not.toContain(secret);
        expect(safe.query.limit).toBe(5);
        expect(JSON.stringify(withoutSecrets({ parameters: {}, query: {}, body: text }))).not.toContain(secret);
      }),
    );
  });

  it('stays as it was typed where nothing in it is secret', () => {
    const body = '{ "currency":"USD",\n\n  "amount": 10.50 }';
    expect(withoutSecrets({ parameters: { id: 'sample-mug' }, query: { limit: 5 }, body })).toEqual({
      parameters: { id: 'sample-mug' },
      query: { limit: 5 },
      body,
    });
  });

  it('leaves out ids that only this sandbox knows, where the playground puts in others', () => {
    const body = JSON.stringify({ orderId: '2000000010336', currency: 'USD' });
    const { form: given } = toShare(
      { operationId: 'createRefunds', form: { parameters: {}, query: {}, body } },
      new Set(),
    );
    expect(JSON.parse(given.body ?? '')).toEqual({ orderId: '', currency: 'USD' });
    const kept = toShare(
      { operationId: 'createRefunds', form: { parameters: {}, query: {}, body } },
      new Set(['2000000010336']),
    );
    expect(kept.form.body).toBe(body);
  });

  it('gets a test card in place of the one that was left out', () => {
    const body = JSON.stringify({
      type: 'creditCard',
      creditCard: { number: '4444222233331111', cvv: '836', expirationYear: 2030 },
    });
    const shared = toShare({ operationId: 'createSources', form: { parameters: {}, query: {}, body } }, new Set());
    const opened = toOpen(shared, { number: '4111111111111111', cvv: '123' });
    expect(opened.gaps).toBe('card');
    expect(JSON.parse(opened.form.body ?? '')).toMatchObject({
      creditCard: { number: '4111111111111111', cvv: '123', expirationYear: 2030 },
    });
    const other = toShare(
      { operationId: 'x', form: { parameters: {}, query: {}, body: '{"password": "hunter22"}' } },
      new Set(),
    );
    expect(toOpen(other, { number: '1', cvv: '2' }).gaps).toBe('secrets');
  });
});
