/** Turns of a scenario for a while, against one server or against two in turn. */
import { readFileSync } from 'node:fs';
import { Connection } from './connection';
import { type Keys, type Scenario, usualKeys } from './scenarios';
import type { Server } from './servers';

export interface Round {
  /** Turns a second. */
  readonly rate: number;
  /** Milliseconds of the server's processor for a turn; undefined where the system does not tell. */
  readonly processorMs: number | undefined;
  /** Milliseconds of each turn as its caller saw it, in ascending order. */
  readonly times: readonly number[];
}

export interface Load {
  readonly connections: number;
  /** Whose calls they are, in turn; the account that every sandbox has when absent. */
  readonly accounts?: readonly Keys[];
  readonly seconds: number;
}

const ticksASecond = 100;

/** What a process has used of the processor, in milliseconds. Linux tells. */
function processorOf(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksASecond;
  } catch {
    return undefined;
  }
}

/** What several processes have used, by their ids; those that are gone are left out. */
function usedBy(pids: readonly number[]): ReadonlyMap<number, number> {
  const all = pids.map((pid) => [pid, processorOf(pid)] as const);
  return new Map(all.flatMap(([pid, ms]) => (ms === undefined ? [] : [[pid, ms]])));
}

/** Of those that are there at the end: one that began in between counts from its beginning. */
function usedBetween(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number | undefined {
  if (after.size === 0) return undefined;
  return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
}

export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

interface Caller {
  readonly port: number;
  readonly keys: Keys;
}

async function turnUntil(end: number, scenario: Scenario, { port, keys }: Caller, times: number[]): Promise<void> {
  const turn = scenario.turn(port, keys);
  const connection = await Connection.open(port);
  for (let from = performance.now(); from < end; ) {
    await turn({ connection, port, keys });
    const to = performance.now();
    times.push(to - from);
    from = to;
  }
  connection.close();
}

const nextOf = <Item>(all: readonly Item[], index: number) => all[index % all.length] as Item;

/** Every connection keeps to one of the server's processes, and to one of the accounts. */
export async function measure(
  { ports, pids }: Pick<Server, 'ports' | 'pids'>,
  scenario: Scenario,
  { connections, seconds, accounts = [usualKeys] }: Load,
): Promise<Round> {
  const times: number[] = [];
  const before = usedBy(pids());
  const start = performance.now();
  const end = start + seconds * 1000;
  const callers = Array.from({ length: connections }, (_, index) => ({
    port: nextOf(ports, index),
    keys: nextOf(accounts, index),
  }));
  await Promise.all(callers.map((caller) => turnUntil(end, scenario, caller, times)));
  const took = (performance.now() - start) / 1000;
  const used = usedBetween(before, usedBy(pids()));
  return {
    rate: times.length / took,
    processorMs: used === undefined ? undefined : used / times.length,
    times: times.sort((a, b) => a - b),
  };
}
