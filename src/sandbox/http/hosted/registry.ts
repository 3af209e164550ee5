/** Teams and accounts, as whoever runs the sandbox for many keeps them. */
import { NOTHING_HIDDEN } from '../../domain/kernel/records';
import { assessmentsOf } from '../../engine/assessments/place';
import { closeAccount, suspendSide } from '../../engine/closing';
import { sideOf } from '../../engine/sides';
import { shelfOf } from '../../engine/snapshots/shelf';
import type { Store, Transaction, Usage } from '../../storage/port';
import { keysIn } from '../keys/directory';
import { registryAccount, type SandboxAccount, type SandboxAccountRecord } from '../keys/record';
import { placeAfter } from './paging';
import { auditOf, type Team } from './records';

export type ShownAccount = SandboxAccount & { readonly id: string };
export type ShownTeam = Team & { readonly id: string };

export interface Page<Shown> {
  readonly hasMore: boolean;
  readonly data: readonly Shown[];
}

interface Wanted {
  readonly limit: number;
  /** Id of the last of the page before. */
  readonly after?: string | undefined;
}

const shown = <Document extends object>({ id, document }: { id: string; document: Document }) => ({ id, ...document });

async function pageOf<Kind extends 'team' | 'sandbox-account'>(
  transaction: Transaction,
  kind: Kind,
  { limit, after, team }: Wanted & { readonly team?: string | undefined },
) {
  const from = await placeAfter(transaction, kind, after);
  const where = team === undefined ? [] : [{ name: 'team', oneOf: [team] }];
  const placed = await transaction.page(kind, { direction: 'newer', size: limit + 1, from, where });
  return { hasMore: placed.length > limit, data: placed.slice(0, limit).map(({ record }) => shown(record)) };
}

export const sidesOf = (account: string): readonly string[] => [false, true].map((live) => sideOf(account, live));

/** What the store keeps as accounts of their own: both sides, their snapshots, the account's assessments, and what was done with its keys. */
const partsOf = (account: string): readonly string[] => [
  ...sidesOf(account).flatMap((side) => [side, shelfOf(side)]),
  assessmentsOf(account),
  auditOf(account),
];

/** What all parts of an account take up together. */
export async function usageOf(store: Store, account: string): Promise<Usage> {
  if (!store.usage) throw new Error(`The ${store.name} store does not say what an account takes up.`);
  const records: Record<string, number> = {};
  let entries = 0;
  let bytes = 0;
  for (const part of partsOf(account)) {
    const usage = await store.usage(part);
    for (const [kind, count] of Object.entries(usage.records)) records[kind] = (records[kind] ?? 0) + count;
    entries += usage.entries;
    bytes += usage.bytes;
  }
  return { records, entries, bytes };
}

type Change = (account: SandboxAccount) => SandboxAccount;

async function removeKeysOf(transaction: Transaction, account: string): Promise<void> {
  for (const { id } of await keysIn(transaction, account)) await transaction.remove('api-key', id);
}

export class HostedRegistry {
  constructor(private readonly store: Store) {}

  private work<Result>(task: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.store.transact(registryAccount, task);
  }

  teams(wanted: Wanted): Promise<Page<ShownTeam>> {
    return this.work((transaction) => pageOf(transaction, 'team', wanted));
  }

  accounts(wanted: Wanted & { readonly team?: string | undefined }): Promise<Page<ShownAccount>> {
    return this.work((transaction) => pageOf(transaction, 'sandbox-account', wanted));
  }

  async team(id: string): Promise<ShownTeam | undefined> {
    const record = await this.work((transaction) => transaction.get('team', id));
    return record && shown(record);
  }

  async account(id: string): Promise<ShownAccount | undefined> {
    const record = await this.work((transaction) => transaction.get('sandbox-account', id));
    return record && shown(record);
  }

  /** Undefined where there is a team of this id. */
  openTeam(id: string, more: Pick<Team, 'name'>): Promise<ShownTeam | undefined> {
    return this.work(async (transaction) => {
      if (await transaction.get('team', id)) return undefined;
      const document = { ...more, createdTime: new Date().toISOString() };
      await transaction.put([{ kind: 'team', id, document, hidden: NOTHING_HIDDEN }]);
      return { id, ...document };
    });
  }

  /** @returns whether the team was there and had no account */
  closeTeam(id: string): Promise<boolean> {
    return this.work(async (transaction) => {
      const { data } = await pageOf(transaction, 'sandbox-account', { limit: 1, team: id });
      if (data.length > 0 || !(await transaction.get('team', id))) return false;
      await transaction.remove('team', id);
      return true;
    });
  }

  /** Undefined where an account of this id is, or was. */
  openAccount(id: string, more: Omit<SandboxAccount, 'createdTime'>): Promise<ShownAccount | undefined> {
    return this.work(async (transaction) => {
      if ((await transaction.get('sandbox-account', id)) ?? (await transaction.get('closed-account', id)))
        return undefined;
      const record: SandboxAccountRecord = {
        kind: 'sandbox-account',
        id,
        document: { ...more, createdTime: new Date().toISOString() },
        hidden: NOTHING_HIDDEN,
      };
      await transaction.put([record]);
      return shown(record);
    });
  }

  /** Undefined where there is no such account. */
  changeAccount(id: string, change: Change): Promise<ShownAccount | undefined> {
    return this.work(async (transaction) => {
      const record = await transaction.get('sandbox-account', id);
      if (!record) return undefined;
      const changed = { ...record, document: change(record.document) };
      await transaction.put([changed]);
      transaction.announce?.({ about: 'keys' });
      return shown(changed);
    });
  }

  /** Its keys open nothing, its addresses lead nowhere, and nothing is delivered, until it is resumed. */
  async suspend(id: string, suspendedTime: string | undefined): Promise<ShownAccount | undefined> {
    const account = await this.changeAccount(id, ({ suspendedTime: before, ...others }) =>
      suspendedTime === undefined ? others : { ...others, suspendedTime: before ?? suspendedTime },
    );
    if (account) for (const side of sidesOf(id)) await suspendSide(this.store, side, account.suspendedTime);
    return account;
  }

  /** First its keys, then its data: what the process did not get to is done when it is asked again. */
  async closeAccount(id: string): Promise<boolean> {
    const closedTime = new Date().toISOString();
    const wasThere = await this.work(async (transaction) => {
      if (await transaction.get('closed-account', id)) return true;
      if (!(await transaction.get('sandbox-account', id))) return false;
      await removeKeysOf(transaction, id);
      await transaction.remove('sandbox-account', id);
      await transaction.put([{ kind: 'closed-account', id, document: { closedTime }, hidden: NOTHING_HIDDEN }]);
      transaction.announce?.({ about: 'keys' });
      return true;
    });
    if (wasThere) for (const part of partsOf(id)) await closeAccount(this.store, part, closedTime);
    return wasThere;
  }
}
