/** The sandbox's own calls, and what its record of exchanges keeps and never keeps. */
import type { Customer, Event, Source } from '../../../src/generated/contract/types';
import type { Exchange, LedgerPage } from '../../../src/ledger/types';
import { publicKey, secretKey } from '../../../src/sandbox/keys';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectMatch, expectNowhere, expectTrue, only, present } from '../check';
import type { Answer, ApiClient } from '../client';
import { cardRequest, makeSource, placeOrder, testCards } from '../payments';
import { entriesAfter, exchangesAfter, newestSequence, recorded } from '../recorded';
import { makeSku, skuRequest, unique } from '../shop';

const unredacted = { authorization: `Bearer ${publicKey}` };

async function expectWithout(
  client: ApiClient,
  secrets: readonly string[],
  make: () => Promise<Answer>,
): Promise<Exchange> {
  const exchange = await recorded(client, make);
  for (const secret of secrets) expectNowhere(exchange, secret, `The exchange ${exchange.method} ${exchange.path}`);
  return exchange;
}

export const ledgerCases = casesOf('Ledger', {
  'The sandbox’s own calls need the secret key': async (client) => {
    for (const [method, path] of [
      ['GET', '/_sandbox/info'],
      ['GET', '/_sandbox/ledger'],
      ['POST', '/_sandbox/reset'],
    ] as const) {
      expectEqual((await client.withoutKey().send(method, path)).status, 401, `${method} ${path} without a key`);
      expectEqual((await client.asPublic().send(method, path)).status, 403, `${method} ${path} with the public key`);
    }
  },

  'The information names the version and the newest exchange': async (client) => {
    const info = await client.read<Record<string, unknown>>('/_sandbox/info');
    expectEqual(info.apiVersion, '2021-12-13', 'The version');
    expectTrue(typeof info.lastSequence === 'number', 'The newest exchange is not a number');
    expectNowhere(info, secretKey, 'The information');
  },

  'An exchange tells what was asked and answered': async (client) => {
    const body = skuRequest();
    let made: Answer | undefined;
    const exchange = await recorded(client, async () => {
      made = await client.send('POST', '/skus', { body, headers: { 'upstream-id': 'request-7' } });
      return made;
    });
    const expected = {
      operationId: 'createSkus',
      method: 'POST',
      path: '/skus',
      keyKind: 'secret',
      status: 201,
      requestBody: body,
    };
    expectFields(exchange, { ...expected, responseBody: made?.body }, 'The exchange');
    expectEqual(exchange.requestHeaders['upstream-id'], 'request-7', 'The caller’s own request id');
    expectMatch(exchange.time, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/, 'The time');
    expectTrue(exchange.durationMs >= 0, 'The duration is negative');
  },

  'An exchange tells who sent it: a page of the site by its name, and a connector otherwise': async (client) => {
    const originOf = async (headers: Record<string, string>) =>
      (await recorded(client, () => client.send('GET', '/skus?limit=1', { headers }))).origin;
    expectEqual(await originOf({}), 'connector', 'The origin of a call that says nothing');
    for (const origin of ['playground', 'guide', 'example', 'preparation', 'replay'])
      expectEqual(await originOf({ 'Sandbox-Origin': origin }), origin, 'The origin of a page');
    for (const made of ['connector', 'unknown', 'certified', ''])
      expectEqual(await originOf({ 'Sandbox-Origin': made }), 'connector', `The origin of a call that says '${made}'`);
    const refused = await recorded(client, () =>
      client.send('GET', '/nowhere', { headers: { 'sandbox-origin': 'guide' } }),
    );
    expectFields(refused, { kind: 'exchange', origin: 'guide', status: 404 }, 'A refused call');
  },

  'An exchange names the objects and events that came of it': async (client) => {
    let id = '';
    const exchange = await recorded(client, async () => {
      const answer = await client.send('POST', '/skus', { body: skuRequest() });
      id = (answer.body as { id: string }).id;
      return answer;
    });
    expectEqual(exchange.objects, [{ kind: 'sku', id }], 'The objects');
    const event = only(exchange.events, 'The events');
    expectFields(event, { type: 'sku.created', objectKind: 'sku', objectId: id }, 'The event');
  },

  'An order’s exchange names the order, its charges and its events': async (client) => {
    const before = await newestSequence(client);
    const order = await placeOrder(client);
    const exchange = present(
      (await exchangesAfter(client, before)).find(({ operationId }) => operationId === 'createOrders'),
      'The exchange',
    );
    const names = exchange.objects.map(({ kind, id }) => `${kind}/${id}`);
    expectTrue(names.includes(`order/${order.id}`), `The order is missing in ${names}`);
    expectTrue(names.includes(`checkout/${order.checkoutId}`), `The checkout is missing in ${names}`);
    expectTrue(
      exchange.events.some(({ type }) => type === 'order.accepted'),
      'order.accepted is missing',
    );
  },

  'Refusals are recorded with their query': async (client) => {
    const exchange = await recorded(client, () => client.send('GET', '/skus?limit=0'));
    expectFields(exchange, { path: '/skus?limit=0', status: 400, operationId: 'listSkus' }, 'The exchange');
    const unknown = await recorded(client, () => client.send('GET', '/no-such-resource'));
    expectFields(unknown, { status: 404, operationId: null }, 'The exchange of an unknown path');
  },

  'The ledger is read from the oldest on, page by page': async (client) => {
    const before = await newestSequence(client);
    for (let made = 0; made < 3; made += 1) await makeSku(client);
    const first = await client.read<LedgerPage>(`/_sandbox/ledger?after=${before}&limit=2`);
    expectEqual([first.data.length, first.hasMore], [2, true], 'The first page');
    const last = at(first.data, 1, 'The exchanges').sequence;
    expectTrue(last > at(first.data, 0, 'The exchanges').sequence, 'The exchanges do not ascend');
    const second = await client.read<LedgerPage>(`/_sandbox/ledger?after=${last}&limit=500`);
    expectTrue(at(second.data, 0, 'The exchanges').sequence > last, 'The second page repeats the first');
  },

  'An object is found by its id alone, and the newest of a kind are listed, without secrets': async (client) => {
    const source = await client.asPublic().create<{ id: string }>('/sources', cardRequest(testCards.visa));
    type Found = { data: { kind: string; id: string; document: object }[]; hasMore: boolean };
    const { data } = await client.read<Found>(`/_sandbox/objects?id=${source.id}`);
    expectEqual(
      data.map(({ kind, id }) => [kind, id]),
      [['source', source.id]],
      'What is found',
    );
    expectTrue(!('clientSecret' in at(data, 0, 'What is found').document), 'A secret is shown');
    const listed = await client.read<Found>('/_sandbox/objects?kind=source&limit=1');
    expectEqual([listed.data.length, listed.hasMore], [1, true], 'The newest');
    const older = await client.read<Found>(`/_sandbox/objects?kind=source&limit=1&before=${listed.data[0]?.id}`);
    expectTrue(older.data[0]?.id !== listed.data[0]?.id, 'The second page repeats the first');
    expectEqual((await client.read<Found>('/_sandbox/objects?id=nothing')).data, [], 'What has no such id');
    for (const [query, parameter] of [
      ['', 'kind'],
      ['?kind=due-step', 'kind'],
      ['?kind=source&limit=0', 'limit'],
      ['?kind=source&before=nothing', 'before'],
    ])
      await client.refused('GET', `/_sandbox/objects${query}`, undefined, { status: 400, parameter });
  },

  'The sandbox’s own calls leave no trace where they change nothing': async (client) => {
    const before = await newestSequence(client);
    await client.read('/_sandbox/objects?kind=order');
    await client.read('/_sandbox/clock/due');
    await client.read('/_sandbox/ledger?limit=1');
    await client.read('/_sandbox/clock');
    await client.read('/_sandbox/runs');
    await client.refused('POST', '/_sandbox/sources/none/approve', undefined, { status: 404 });
    await client.refused('POST', '/_sandbox/clock', { back: 1 }, { status: 400 });
    const after = await exchangesAfter(client, before);
    expectTrue(!after.some(({ path }) => path.startsWith('/_sandbox')), 'The ledger records its own reading');
  },

  'Card number and security code are never recorded': async (client) => {
    const body = cardRequest(testCards.visa, '918');
    const exchange = await expectWithout(client, [testCards.visa, '"918"'], () =>
      client.asPublic().send('POST', '/sources', { body }),
    );
    expectFields(exchange, { keyKind: 'public', status: 201 }, 'The exchange');
    expectEqual((exchange.responseBody as Source).creditCard?.lastFourDigits, '1111', 'The last four digits are kept');
    for (const number of ['4444 2222 3333 1111', '4444-2222-3333-1111'])
      await expectWithout(client, [number], () =>
        client.asPublic().send('POST', '/sources', { body: cardRequest(number) }),
      );
  },

  'A refused card is not recorded either': async (client) => {
    const number = '4242424242424242';
    const send = (body: unknown) => () => client.asPublic().send('POST', '/sources', { body });
    await expectWithout(client, [number], send(cardRequest(number)));
    await expectWithout(client, [number], send(`{"creditCard":{"number":"${number}"`));
    await expectWithout(client, [number], send({ type: 'creditCard', cardNumber: number }));
  },

  'A card number in the wrong field is not recorded': async (client) => {
    const send = (body: unknown) => () => client.send('POST', '/customers', { body });
    await expectWithout(client, [testCards.visa], send({ metadata: { note: `Card ${testCards.visa}` } }));
    await expectWithout(client, [testCards.visa], send({ metadata: { [testCards.visa]: 'card' } }));
    await expectWithout(client, [testCards.visa], () => client.send('GET', `/customers/${testCards.visa}`));
    await expectWithout(client, [testCards.visa], () => client.send('GET', `/customers?email=${testCards.visa}`));
  },

  'A card number in a note is cut everywhere, and the call answered as usual': async (client) => {
    const metadata = {
      note: `Card ${testCards.visa}, thank you`,
      [testCards.challenge]: 'key',
      cvv: 918,
      tier: 'gold',
    };
    const expected = {
      note: 'Card [redacted], thank you',
      '[redacted]': 'key',
      cvv: '[redacted]',
      tier: 'gold',
    };
    const answer = await client.send('POST', '/customers', { body: { email: 'a@example.com', metadata } });
    expectEqual(answer.status, 201, 'The status');
    const { id, metadata: answered } = answer.body as Customer;
    expectEqual(answered, expected, 'The answered metadata');
    expectEqual((await client.read<Customer>(`/customers/${id}`)).metadata, expected, 'The kept metadata');
    const { data } = await client.read<{ data: Event[] }>('/events?type=customer.created&limit=100');
    const event = data.find((one) => (one.data?.object as { id?: string } | undefined)?.id === id);
    expectEqual((event?.data?.object as Customer | undefined)?.metadata, expected, 'The metadata of the event');
  },

  'An id of the caller’s that looks like a card number is refused': async (client) => {
    const refusal = { status: 400, code: 'invalid_parameter', parameter: 'id' };
    await client.refused('POST', '/customers', { id: testCards.visa }, refusal);
    await client.refused('POST', '/skus', skuRequest('goods', { id: `sku-${testCards.visa}` }), refusal);
    await client.refused('PUT', `/skus/${testCards.visa}`, skuRequest(), refusal);
    await client.refused('GET', `/skus/${testCards.visa}`, undefined, { status: 404 });
  },

  'An address to return to keeps its own parameters, and the ledger cuts them': async (client) => {
    const returnUrl = 'https://shop.example.com/return?token=abc123&cart=7';
    const body = { type: 'payPal', owner: cardRequest().owner, returnUrl: `${returnUrl}&card=${testCards.visa}` };
    let source: Source | undefined;
    const exchange = await recorded(client, async () => {
      const answer = await client.asPublic().send('POST', '/sources', { body });
      source = answer.body as Source;
      return answer;
    });
    expectEqual(source?.redirect?.returnUrl, `${returnUrl}&card=[redacted]`, 'The address');
    expectNowhere(exchange, 'abc123', 'The exchange');
  },

  'Client secrets are never recorded': async (client) => {
    let source: Source | undefined;
    const exchange = await recorded(client, async () => {
      const answer = await client.asPublic().send('POST', '/sources', { body: cardRequest() });
      source = answer.body as Source;
      return answer;
    });
    const secret = present(source, 'The source').clientSecret.split('_')[1] ?? '';
    expectNowhere(exchange, secret, 'The exchange that made the source');
    const path = `/payments/sources/${source?.id}?secret=${secret}`;
    await expectWithout(client, [secret], () => client.asPublic().send('GET', path));
  },

  'The client secret of a payment session is never recorded': async (client) => {
    const before = await newestSequence(client);
    const order = await placeOrder(client);
    const { clientSecret } = order.payment.session;
    for (const exchange of await exchangesAfter(client, before))
      expectNowhere(exchange, clientSecret, `The exchange ${exchange.method} ${exchange.path}`);
  },

  'Keys are never recorded, however they are sent': async (client) => {
    const basic = btoa(`${secretKey}:`);
    const ways = [
      { authorization: `Bearer ${secretKey}` },
      { authorization: `Basic ${basic}` },
      { 'x-api-key': secretKey },
      unredacted,
    ];
    for (const headers of ways) {
      const send = () => client.withoutKey().send('GET', '/skus', { headers: headers as Record<string, string> });
      await expectWithout(client, [secretKey, publicKey, basic], send);
    }
    await expectWithout(client, [secretKey], () => client.send('GET', `/skus?apiKey=${secretKey}`));
  },

  'A call without a known key is in the ledger, without the key': async (client) => {
    const wrong = `sk_test_${'f'.repeat(32)}`;
    const ways: [Record<string, string>, string][] = [
      [{}, 'none'],
      [{ authorization: `Bearer ${wrong}` }, 'unknown'],
      [{ authorization: `Basic ${btoa(`${wrong}:`)}` }, 'unknown'],
      [{ 'x-api-key': wrong, 'sandbox-run': 'of-a-stranger' }, 'unknown'],
    ];
    for (const [headers, keyKind] of ways) {
      const exchange = await expectWithout(client, [wrong, btoa(`${wrong}:`)], () =>
        client.withoutKey().send('POST', '/skus', { headers, body: skuRequest() }),
      );
      expectFields(
        exchange,
        { kind: 'exchange', keyKind, status: 401, operationId: 'createSkus', path: '/skus', objects: [], events: [] },
        'The exchange',
      );
      expectEqual(exchange.run, undefined, 'A stranger is in no run');
    }
  },

  'A call with a restricted key is told as one': async (client) => {
    const wanted = { type: 'restricted', liveMode: false, permissions: { skus: 'read' } };
    const { key } = await client.create<{ key: string }>('/_sandbox/keys', wanted);
    const headers = { authorization: `Bearer ${key}` };
    const exchange = await expectWithout(client, [key], () => client.withoutKey().send('GET', '/skus', { headers }));
    expectFields(exchange, { keyKind: 'restricted', status: 200 }, 'The exchange');
  },

  'What the sandbox is told to do is an entry of its own, with what came of it': async (client) => {
    const { id } = await makeSource(client, 'payPal');
    const before = await newestSequence(client);
    await client.change(`/_sandbox/sources/${id}/approve`, {});
    const entry = only(await entriesAfter(client, before), 'The entries');
    const path = `/_sandbox/sources/${id}/approve`;
    expectFields(entry, { kind: 'control', method: 'POST', path, keyKind: 'secret', status: 200 }, 'The entry');
    expectTrue(
      entry.objects.some((object) => object.kind === 'source' && object.id === id),
      'The source is missing',
    );
  },

  'An exchange is recorded once': async (client) => {
    const id = unique('once');
    const exchange = await recorded(client, () => client.send('POST', '/skus', { body: skuRequest('goods', { id }) }));
    expectEqual((exchange.requestBody as { id: string }).id, id, 'The id');
  },
});
