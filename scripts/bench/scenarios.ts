/** What is measured: the same calls for both servers, whatever their answers name. */
import { publicKey, secretKey } from '../../src/sandbox/keys';
import { type Answer, bytesOf, type Call, type Connection } from './connection';

/** The keys of an account. */
export interface Keys {
  readonly secret: string;
  readonly public: string;
}

export const usualKeys: Keys = { secret: secretKey, public: publicKey };

export interface Caller {
  readonly connection: Connection;
  readonly port: number;
  readonly keys: Keys;
}

/** One turn of a scenario: one call, or a whole order. */
export type Turn = (caller: Caller) => Promise<void>;

export interface Scenario {
  readonly name: string;
  /** How many times as fast as Prism it is to be. */
  readonly goal: number;
  readonly turn: (port: number, keys: Keys) => Turn;
}

const address = { line1: '10380 Bren Road West', city: 'Minnetonka', state: 'MN', postalCode: '55343', country: 'US' };
const person = { name: 'Ada Shopper', phone: '612-555-0100', address };

const cart = {
  currency: 'USD',
  email: 'shopper@example.com',
  browserIp: '203.0.113.10',
  shipFrom: { address },
  shipTo: person,
  billTo: person,
  shippingChoice: { amount: 5, description: 'Standard', serviceLevel: 'SG' },
  items: [
    { skuId: 'sample-mug', quantity: 2, price: 10 },
    { skuId: 'sample-ebook', quantity: 1, price: 5 },
  ],
};

const card = {
  type: 'creditCard',
  owner: { firstName: 'Ada', lastName: 'Shopper', email: 'shopper@example.com', address },
  creditCard: { number: '4444222233331111', expirationMonth: 7, expirationYear: 2035, cvv: '123' },
};

function checked(answer: Answer, { method, path }: Pick<Call, 'method' | 'path'>): Answer {
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text().slice(0, 500)}`);
  return answer;
}

const sameCall =
  (call: Omit<Call, 'key'>): Scenario['turn'] =>
  (port, keys) => {
    const request = bytesOf({ ...call, key: keys.secret }, port);
    return async ({ connection }) => {
      checked(await connection.send(request), call);
    };
  };

async function idOf({ connection, port }: Caller, call: Call): Promise<string> {
  const answer = checked(await connection.send(bytesOf(call, port)), call);
  return (JSON.parse(answer.text()) as { id: string }).id;
}

const wholeOrder: Scenario['turn'] = () => async (caller) => {
  const { secret: key } = caller.keys;
  const checkoutId = await idOf(caller, { method: 'POST', path: '/checkouts', key, body: cart });
  const sourceId = await idOf(caller, { method: 'POST', path: '/sources', key: caller.keys.public, body: card });
  await idOf(caller, { method: 'POST', path: `/checkouts/${checkoutId}/sources/${sourceId}`, key });
  await idOf(caller, { method: 'POST', path: '/orders', key, body: { checkoutId } });
};

export const scenarios: readonly Scenario[] = [
  { name: 'GET one SKU', goal: 4, turn: sameCall({ method: 'GET', path: '/skus/sample-mug' }) },
  { name: 'GET one order', goal: 4, turn: sameCall({ method: 'GET', path: '/orders/1000000020336' }) },
  { name: 'GET a list of SKUs', goal: 4, turn: sameCall({ method: 'GET', path: '/skus?limit=10' }) },
  { name: 'POST /checkouts', goal: 2, turn: sameCall({ method: 'POST', path: '/checkouts', body: cart }) },
  { name: 'a whole order, 4 calls', goal: 2, turn: wholeOrder },
];
