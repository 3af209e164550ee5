/** The scripted connector against the sandbox: what it does in a season, and that only what is meant to be refused is refused. */
import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Checkout, Order } from '../../src/generated/contract/types';
import type { Exchange } from '../../src/ledger/types';
import { harbor, quay } from './cast/stores';
import { apiVersion } from './connector/api';
import { behaviours } from './connector/behaviours';
import { openShop, type Shop } from './connector/shop';
import { season, secondSeason } from './season/season';
import { playInMemory } from './theater';
import { callsIn, type LedgerEntries } from './world';

let shop: Shop;
let entries: LedgerEntries;
let ledger: Exchange[];
const made = (operationId: string) => ledger.filter((call) => call.operationId === operationId && call.status < 300);
const answersOf = <Answer>(operationId: string) => made(operationId).map(({ responseBody }) => responseBody as Answer);
const booked = (shopper: string) =>
  [...shop.book.orders.values()].filter(({ sale }) => sale.shopper.firstName === shopper);

beforeAll(async () => {
  const played = await playInMemory(harbor, season, behaviours);
  shop = played.shop;
  entries = played.ledger;
  ledger = callsIn(entries);
});

describe('the season of the first store', () => {
  it('has the refusals that a shop meets, and no others', () => {
    const met = ledger
      .filter(({ status }) => status >= 400)
      .map(({ method, path, status, responseBody }) => {
        const [error] = (responseBody as { errors: { code: string }[] }).errors;
        return `${method} ${path}: ${status} ${error?.code}`;
      });
    expect(met).toEqual([
      'POST /orders: 409 additional_payment_action_required',
      'POST /orders: 409 failed-request',
      'POST /orders: 409 additional_information_required',
      'POST /checkouts: 409 country_unsupported',
      'POST /checkouts: 400 selling_entity_not_found',
      'POST /orders: 400 invalid_shipping_choice',
      'POST /orders: 409 declined',
    ]);
  });

  it('ends with every order complete but those that were cancelled, blocked or not paid', () => {
    const others = [...shop.book.orders.values()].filter(({ status }) => status !== 'complete');
    expect(others.map(({ status, sale }) => [sale.shopper.email, status])).toEqual([
      ['ada.byrne@mail.example', 'cancelled'],
      ['castle.ben+in-review-blocked@post.example', 'blocked'],
      ['nora.olsen+pending-payment-fails@post.example', 'cancelled'],
    ]);
  });

  it('carries in each call the version it was written for and what support looks for', () => {
    for (const { requestHeaders } of ledger)
      expect(requestHeaders).toMatchObject({
        'digitalriver-version': apiVersion,
        'upstream-id': expect.stringMatching(/./),
        'upstream-session-id': expect.stringMatching(/./),
        'upstream-application-id': expect.stringMatching(/^\w+\/\d/),
        forwarded: expect.stringMatching(/^for=/),
      });
  });

  it('never sends the same request twice within ten seconds', () => {
    const last = new Map<string, number>();
    for (const { method, path, requestBody, time } of ledger) {
      const request = JSON.stringify([method, path, requestBody]);
      expect(Date.parse(time) - (last.get(request) ?? 0), request).toBeGreaterThan(10_000);
      last.set(request, Date.parse(time));
    }
  });

  it('ships nothing before the order is accepted', () => {
    const accepted = new Map<string, string>();
    for (const { events, time } of entries)
      for (const { type, objectId } of events) if (type === 'order.accepted') accepted.set(objectId, time);
    const shipments = made('createFulfillments');
    expect(shipments.length).toBeGreaterThan(30);
    for (const { requestBody, time } of shipments) {
      const { orderId } = requestBody as { orderId: string };
      if (accepted.has(orderId)) expect(Date.parse(time)).toBeGreaterThan(Date.parse(accepted.get(orderId) ?? ''));
    }
  });

  it('gives each shopper their own address, network and email', () => {
    const checkouts = answersOf<Checkout>('createCheckouts').filter(
      ({ chargeType }) => chargeType !== 'merchant_initiated',
    );
    for (const field of ['browserIp', 'email'] as const)
      expect(new Set(checkouts.map((checkout) => checkout[field])).size).toBeGreaterThan(10);
    expect(new Set(checkouts.map(({ billTo }) => billTo?.address?.country)).size).toBeGreaterThan(8);
  });

  it('frees the library from tax with its certificate, and not before', () => {
    const totals = answersOf<Checkout>('createCheckouts').filter(({ customerId }) => customerId === 'K-2001');
    expect(totals.map(({ totalTax }) => totalTax > 0)).toEqual([true, false]);
    expect(booked('Jo')[0]?.order.totalTax).toBe(0);
  });

  it('meets fees, duties, tax numbers, two sellers and two ways of describing a product', () => {
    const orders = answersOf<Order>('createOrders');
    expect(orders.some(({ totalFees = 0 }) => totalFees > 0)).toBe(true);
    expect(booked('Gilles')[0]?.order.importerOfRecordTax).toBe(true);
    expect(booked('Lena')[0]?.order.totalTax).toBe(0);
    expect(booked('Hana').map(({ order }) => order.sellingEntity?.id)).toEqual([
      'DR_JAPAN-ENTITY',
      'DR_IRELAND-ENTITY',
    ]);
    expect(orders.filter(({ items }) => items[0]?.productDetails)).toHaveLength(5);
  });

  it('renews each subscription under the agreement of its first term', () => {
    for (const { id, agreement, terms } of shop.book.subscriptions.values()) {
      const renewals = [...shop.book.orders.values()].filter(({ sale }) => sale.number.startsWith(id));
      expect(renewals).toHaveLength(terms);
      for (const { order } of renewals) expect(order.items[0]?.subscriptionInfo?.billingAgreementId).toBe(agreement);
    }
    expect([...shop.book.subscriptions.values()].map(({ terms }) => terms)).toEqual([3, 1]);
  });

  it('changes one product only when one has changed', () => {
    expect(made('updateSkus').map(({ path, requestBody }) => [path, Object.keys(requestBody as object)])).toEqual([
      ['/skus/lamp-camp', ['name', 'description']],
    ]);
  });

  it('offers each invoice and credit memo under an address of its own', () => {
    expect(shop.book.documents.size).toBeGreaterThan(30);
    for (const address of shop.book.documents.values()) expect(address).toMatch(/^https?:/);
  });

  it('pays nothing back while a bank asks, and knows what the bank took', () => {
    const disputed = entries.find(({ events }) => events.some(({ type }) => type === 'order.dispute'))?.sequence ?? 0;
    const resolved =
      entries.find(({ events }) => events.some(({ type }) => type === 'order.dispute.resolved'))?.sequence ?? 0;
    expect(resolved).toBeGreaterThan(disputed);
    const refunds = made('createRefunds').map(({ sequence }) => sequence);
    expect(refunds.filter((sequence) => sequence > disputed && sequence < resolved)).toEqual([]);
    expect([...shop.book.orders.values()].filter(({ isChargedBack }) => isChargedBack)).toHaveLength(1);
  });

  it('knows what was refunded from the events', () => {
    expect(
      [...shop.book.orders.values()].filter(({ refunded }) => refunded > 0).map(({ refunded }) => refunded),
    ).toEqual([4, 92, 14, 11]);
  });
});

describe('the endpoint for events', () => {
  const body = JSON.stringify({ id: 'event-of-nobody', type: 'order.accepted', data: { object: { id: '1' } } });
  const now = Date.UTC(2030, 0, 1);
  const sign = (time: number | string, token = harbor.eventToken) =>
    `${time}, ${createHmac('sha256', token).update(`${time}.${body}`).digest('base64')}`;

  it.each([
    ['a wrong signature', sign(now, 'another token')],
    ['an old time', sign(now - 3_600_000)],
    ['a time far ahead', sign(now + 3_600_000)],
    ['a time that is no number', sign('yesterday')],
    ['no signature', ''],
  ])('acts on nothing with %s', async (_, header) => {
    expect(await behaviours.receive(shop, header, body, now)).toBe(401);
    expect(shop.book.handledEvents.has('event-of-nobody')).toBe(false);
  });

  it('acknowledges an event each time and works on it once', async () => {
    const acts: string[] = [];
    const counting = { ...behaviours, actOn: async (_: Shop, { id }: { id: string }) => void acts.push(id) };
    const listener = openShop(shop.settings, shop.wire, counting);
    const answers = [1, 2].map(() => counting.receive(listener, sign(now), body, now));
    expect(await Promise.all(answers)).toEqual([202, 202]);
    expect(acts).toEqual(['event-of-nobody']);
  });
});

describe('the season of the second store', () => {
  it('sells products that carry their own tax and export data', async () => {
    const played = await playInMemory(quay, secondSeason, behaviours);
    expect(played.shop.log).toEqual([]);
    expect([...played.shop.book.orders.values()].map(({ status }) => status)).toEqual([
      'complete',
      'complete',
      'complete',
    ]);
  });
});
