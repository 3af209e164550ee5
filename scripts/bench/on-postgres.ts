/** Processes of the sandbox on one database, and the accounts that call them. */
import { readdirSync, readFileSync } from 'node:fs';
import { newDatabase, type TestPostgres } from '../steps/postgres.mjs';
import { type Keys, usualKeys } from './scenarios';
import { type Server, startProcess } from './servers';

/** The server's first process has one for each connection, and some of its own. Linux tells. */
function childrenOf(parent: number): number[] {
  const parentOf = (pid: string) => {
    try {
      return Number(
        readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')[1],
      );
    } catch {
      return undefined;
    }
  };
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => parentOf(pid) === parent).map(Number);
}

/** @param processes so many, on a database of their own */
export async function startOnPostgres({ url, cluster }: TestPostgres, processes: number): Promise<Server> {
  const database = await newDatabase(url);
  const first = await startProcess('--database-url', database);
  const others = Array.from({ length: processes - 1 }, () => startProcess('--database-url', database));
  const all = [first, ...(await Promise.all(others))];
  return {
    ports: all.flatMap(({ ports }) => ports),
    pids: () => [...all.flatMap((one) => one.pids()), ...(cluster ? childrenOf(cluster.pid) : [])],
    stop: async () => void (await Promise.all(all.map((one) => one.stop()))),
  };
}

interface MadeKey {
  readonly key: string;
  readonly type: string;
  readonly liveMode: boolean;
}

/** Opens accounts on a server. @returns the keys of their test sides */
export async function openAccounts({ ports }: Server, count: number): Promise<Keys[]> {
  const open = async (): Promise<Keys> => {
    const answer = await fetch(`http://127.0.0.1:${ports[0]}/_sandbox/accounts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${usualKeys.secret}`, 'content-type': 'application/json' },
      body: '{}',
    });
    const { keys } = (await answer.json()) as { keys: readonly MadeKey[] };
    const keyOf = (type: string) => keys.find((one) => one.type === type && !one.liveMode)?.key ?? '';
    return { secret: keyOf('secret'), public: keyOf('public') };
  };
  const found: Keys[] = [];
  while (found.length < count) found.push(await open());
  return found;
}
