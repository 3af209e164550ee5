/** Turns of a scenario for a while, against one server or against two in turn. */
import { readFileSync } from 'node:fs';
import { Connection } from './connection';
import type { Scenario, Turn } from './scenarios';
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

export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

async function turnUntil(end: number, turn: Turn, port: number, times: number[]): Promise<void> {
  const connection = await Connection.open(port);
  for (let from = performance.now(); from < end; ) {
    await turn({ connection, port });
    const to = performance.now();
    times.push(to - from);
    from = to;
  }
  connection.close();
}

export async function measure(
  { port, pid }: Server,
  scenario: Scenario,
  { connections, seconds }: Load,
): Promise<Round> {
  const times: number[] = [];
  const turn = scenario.turn(port);
  const before = processorOf(pid);
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(Array.from({ length: connections }, () => turnUntil(end, turn, port, times)));
  const took = (performance.now() - start) / 1000;
  const after = processorOf(pid);
  return {
    rate: times.length / took,
    processorMs: before === undefined || after === undefined ? undefined : (after - before) / times.length,
    times: times.sort((a, b) => a - b),
  };
}
