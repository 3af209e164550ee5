/** What was answered and what arrived against what is there: whatever differs is a fault. */
import type { Customer } from '../../src/generated/contract/types';
import type { LedgerEntry } from '../../src/ledger/types';
import type { Hooks } from '../deliveries/world';
import type { Endpoints } from './endpoints';
import type { Answered } from './load';

async function allOf<Item>(read: (last: Item | undefined) => Promise<{ hasMore?: boolean; data: Item[] }>) {
  const found: Item[] = [];
  for (let more = true; more; ) {
    const page = await read(found.at(-1));
    found.push(...page.data);
    more = page.hasMore === true;
  }
  return found;
}

const readLedger = ({ client }: Hooks) =>
  allOf<LedgerEntry>((last) => client.read(`/_sandbox/ledger?limit=500&after=${last?.sequence ?? 0}`));

const readCustomers = ({ client }: Hooks) =>
  allOf<Customer>((last) => client.read(`/customers?limit=100${last ? `&startingAfter=${last.id}` : ''}`));

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}

function ofWrites(answered: readonly Answered[], customers: readonly Customer[]): string[] {
  const emails = new Map(customers.map(({ id, email }) => [id, email]));
  return [
    ...answered.filter(({ id, email }) => emails.get(id) !== email).map(({ id }) => `Lost: customer ${id}`),
    ...repeated(answered.map(({ id }) => id)).map((id) => `Answered for two requests: customer ${id}`),
    ...repeated(customers.map(({ email = '' }) => email)).map((email) => `Written twice: ${email}`),
    ...repeated(customers.map(({ id }) => id)).map((id) => `Two objects with one id: ${id}`),
  ];
}

const toldIn = (ledger: readonly LedgerEntry[]) =>
  ledger.flatMap((entry) => entry.events).filter(({ type }) => type === 'customer.created');

function ofLedger(ledger: readonly LedgerEntry[], customers: readonly Customer[]): string[] {
  const gap = ledger.findIndex(({ sequence }, index) => sequence !== index + 1);
  const named = toldIn(ledger).map(({ objectId }) => objectId);
  const all = new Set(named);
  return [
    ...(gap < 0 ? [] : [`The ledger's entry ${gap + 1} is not in its place`]),
    ...repeated(named).map((id) => `Told twice in the ledger: customer ${id}`),
    ...customers.filter(({ id }) => !all.has(id)).map(({ id }) => `Not told of in the ledger: customer ${id}`),
  ];
}

function ofDeliveries(ledger: readonly LedgerEntry[], { arrived }: Endpoints): string[] {
  const happened = toldIn(ledger).map(({ id }) => id);
  const known = new Set(happened);
  return [...arrived].flatMap(([path, { events }]) => {
    const order = [...events];
    const lost = happened.filter((id) => !events.has(id)).map((id) => `Never arrived at ${path}: event ${id}`);
    const unknown = order.filter((id) => !known.has(id)).map((id) => `Arrived at ${path} and never happened: ${id}`);
    const wrong = lost.length + unknown.length > 0 ? -1 : order.findIndex((id, index) => id !== happened[index]);
    return [...lost, ...unknown, ...(wrong < 0 ? [] : [`Out of order at ${path}: event ${order[wrong]}`])];
  });
}

/** What was on its way when something was killed comes twice; a line that two servers send along brings all of it twice. */
function ofRepeats(kills: number, { arrived, deliveries }: Endpoints): string[] {
  const distinct = [...arrived.values()].reduce((sum, { events }) => sum + events.size, 0);
  const most = kills * arrived.size * 2;
  return deliveries - distinct > most ? [`${deliveries - distinct} deliveries came again, after ${kills} kills`] : [];
}

/** Call it once nothing is written any more, and nothing waits to be sent. */
export async function faultsOf(
  hooks: Hooks,
  { answered, endpoints, kills }: { answered: readonly Answered[]; endpoints: Endpoints; kills: number },
): Promise<string[]> {
  const { notices } = await hooks.client.read<{ notices: string[] }>('/_sandbox/info');
  const [all, ledger] = [await readCustomers(hooks), await readLedger(hooks)];
  const customers = all.filter(({ email }) => email?.startsWith('shopper-'));
  return [
    ...notices.map((notice) => `The store says: ${notice}`),
    ...ofWrites(answered, customers),
    ...ofLedger(ledger, customers),
    ...ofDeliveries(ledger, endpoints),
    ...ofRepeats(kills, endpoints),
  ];
}
