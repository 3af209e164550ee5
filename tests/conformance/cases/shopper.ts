/** The page where a shopper approves a payment or passes a challenge, and the documents of an order. */
import type { Event, Order, Source } from '../../../src/generated/contract/types';
import { publicKey } from '../../../src/sandbox/keys';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectMatch, expectTrue, present } from '../check';
import { type ApiClient, fetchPatiently } from '../client';
import { attach, completeOrder, makeCard, makeSource, ownerNamed, readOrder, testCards } from '../payments';
import { refund } from '../refunding';
import { makeCheckout } from '../shop';

interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** As a shopper's browser does it: without a key in a header. */
async function visit(client: ApiClient, source: { id: string }, choice?: string, key = publicKey): Promise<Seen> {
  const form = choice === undefined ? null : new URLSearchParams({ action: choice });
  const address = `${client.api.baseUrl}/payments/redirects/${source.id}?apiKey=${key}`;
  const request = new Request(address, { method: form ? 'POST' : 'GET', body: form, redirect: 'manual' });
  const response = await fetchPatiently(client.api, request);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const back = { returnUrl: 'https://shop.example/return?cart=7', cancelUrl: 'https://shop.example/cart' };

function makePayPal(client: ApiClient): Promise<Source> {
  return client.asPublic().create<Source>('/sources', { type: 'payPal', owner: ownerNamed(), payPal: back });
}

const stateOf = async (client: ApiClient, { id }: { id: string }) =>
  (await client.read<Source>(`/sources/${id}`)).state;

export const shopperCases = casesOf('The shopper’s page', {
  'A redirect leads to a page that offers to approve, to decline and to leave': async (client) => {
    const source = await makePayPal(client);
    expectMatch(source.redirect?.redirectUrl, /^https?:\/\//, 'The address');
    const { status, headers, text } = await visit(client, source);
    expectEqual(status, 200, 'The status');
    expectMatch(headers.get('content-type'), /^text\/html/, 'The content');
    for (const part of ['<html lang="en">', 'value="approve"', 'value="decline"', `href="${back.cancelUrl}"`])
      expectTrue(text.includes(part), `The page has no ${part}`);
    expectMatch(headers.get('content-security-policy'), /default-src 'none'/, 'What the page may load');
    expectTrue(!text.includes('<script'), 'The page has a script');
    expectEqual(await stateOf(client, source), 'pending_redirect', 'The state after a look');
  },

  'Approving makes the source chargeable and leads back to the shop': async (client) => {
    const source = await makePayPal(client);
    const { status, headers } = await visit(client, source, 'approve');
    expectEqual([status, headers.get('location')], [303, back.returnUrl], 'The way back');
    expectEqual(await stateOf(client, source), 'chargeable', 'The state');
    const { data } = await client.read<{ data: Event[] }>('/events?type=source.chargeable&limit=100');
    const told = data.some((event) => (event.data.object as { id?: string }).id === source.id);
    expectTrue(told, 'No event tells of the approval');
    const again = await visit(client, source, 'approve');
    expectEqual(again.status, 409, 'Approving twice');
  },

  'Declining leaves the source as it is and leads to the cart': async (client) => {
    const source = await makePayPal(client);
    const { status, headers } = await visit(client, source, 'decline');
    expectEqual([status, headers.get('location')], [303, back.cancelUrl], 'The way back');
    expectEqual(await stateOf(client, source), 'pending_redirect', 'The state');
    expectEqual((await visit(client, source, 'approve')).status, 303, 'Approving after all');
  },

  'An order that waits for the shopper is accepted after the approval and a refresh': async (client) => {
    const checkout = await makeCheckout(client);
    const source = await makeSource(client, 'klarnaCredit');
    await attach(client, checkout, source);
    const order = await client.create<Order>('/orders', { checkoutId: checkout.id });
    expectEqual(order.state, 'pending_payment', 'The state before');
    expectEqual((await visit(client, source, 'approve')).status, 303, 'The approval');
    expectEqual((await client.change<Order>(`/orders/${order.id}/refresh`)).state, 'accepted', 'The state after');
  },

  'A challenge is passed or failed on the page': async (client) => {
    for (const [choice, state] of [
      ['authenticate', 'chargeable'],
      ['fail_authentication', 'failed'],
    ] as const) {
      const card = await makeCard(client, testCards.challenge);
      const page = await visit(client, card);
      expectTrue(page.text.includes(`value="${choice}"`), `The page does not offer ${choice}`);
      const done = await visit(client, card, choice);
      expectEqual(done.status, 200, 'The answer where the shop gave no address');
      expectEqual(await stateOf(client, card), state, `The state after ${choice}`);
      expectEqual((await client.read<Source>(`/sources/${card.id}`)).nextAction, undefined, 'What is left to do');
    }
  },

  'The page needs the public key, and a payment that exists': async (client) => {
    const source = await makePayPal(client);
    for (const key of ['', 'pk_test_ffffffffffffffffffffffffffffffff'])
      for (const choice of [undefined, 'approve'])
        expectEqual((await visit(client, source, choice, key)).status, 401, `The status with the key "${key}"`);
    expectEqual((await visit(client, { id: 'none' })).status, 404, 'A payment that does not exist');
    expectEqual(await stateOf(client, source), 'pending_redirect', 'The state');
  },

  'A choice that is not offered changes nothing': async (client) => {
    const source = await makePayPal(client);
    for (const choice of ['authenticate', 'fund', 'expire', 'constructor', ''])
      expectEqual((await visit(client, source, choice)).status, 409, `The choice "${choice}"`);
    expectEqual(await stateOf(client, source), 'pending_redirect', 'The state');
  },

  'Whatever an address holds, it runs no script on the page': async (client) => {
    const odd = [
      'javascript:alert(1)',
      'data:text/html,x',
      '"><script>alert(1)</script>',
      'https://a.example/"><script>x',
    ];
    for (const address of odd) {
      const payPal = { returnUrl: address, cancelUrl: address };
      const body = { type: 'payPal', owner: ownerNamed(), payPal };
      const source = await client.asPublic().create<Source>('/sources', body);
      const { text, headers } = await visit(client, source);
      expectTrue(!/<script|href="(?!https?:)/i.test(text), `The page of ${address} holds it: ${text}`);
      expectTrue(!/[\r\n]|<|"/.test(headers.get('content-security-policy') ?? ''), 'The policy holds it');
      expectTrue(
        ((await visit(client, source, 'approve')).headers.get('location') ?? 'https:').startsWith('https:'),
        'It',
      );
    }
  },

  'Invoices and credit memos have an absolute address with a PDF behind it': async (client) => {
    const order = await completeOrder(client);
    await refund(client, order, { amount: 1 });
    const { invoicePDFs, creditMemoPDFs } = await readOrder(client, order);
    for (const { id, url } of [at(invoicePDFs, 0, 'The invoices'), at(creditMemoPDFs, 0, 'The credit memos')]) {
      expectMatch(url, /^https?:\/\/.*\/files\/.+\/content$/, 'The address');
      const authorization = `Bearer ${'sk_test_'}${'0'.repeat(32)}`;
      const path = `${client.api.baseUrl}/files/${id}/content`;
      const answer = await fetchPatiently(client.api, new Request(path, { headers: { authorization } }));
      expectEqual([answer.status, answer.headers.get('content-type')], [200, 'application/pdf'], 'The answer');
      const text = new TextDecoder('latin1').decode(await answer.arrayBuffer());
      expectMatch(text, /^%PDF-1\.4[\s\S]*startxref\n\d+\n%%EOF\n$/, 'The bytes');
      expectTrue(text.includes(order.id), 'The document does not name its order');
      expectEqual((await fetchPatiently(client.api, new Request(path))).status, 401, 'The status without a key');
    }
    const { data } = await client.read<{ data: Event[] }>(`/events?orderId=${order.id}&type=order.invoice.created`);
    const told = present(data[0], 'The event').data.object as { fileId?: string; invoiceURL?: string };
    expectFields(told, { invoiceURL: at(invoicePDFs, 0, 'The invoices').url }, 'The event');
  },
});
