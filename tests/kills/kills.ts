/** Kills a stand again and again while it is written to and sends, and says what did not come out of it as it should. */
import { setTimeout as pause } from 'node:timers/promises';
import { clientAt, Hooks, until } from '../deliveries/world';
import { Endpoints } from './endpoints';
import { faultsOf } from './judge';
import { Load } from './load';
import type { Stand } from './stand';

const writesBetween = 12;
/** Writes that are not told of yet when callers wait for that. */
const mostWaiting = 20;

export interface Outcome {
  readonly writes: number;
  readonly deliveries: number;
  /** Of each kill, in milliseconds: until every webhook got something that was written after it. */
  readonly recoveredMs: readonly number[];
  readonly faults: readonly string[];
}

async function untilRecovered({ answered }: Load, endpoints: Endpoints): Promise<void> {
  const from = answered.length;
  await until(
    () => new Set(answered.slice(from).map(({ email }) => email)),
    (emails) => endpoints.isToldOfOne(emails),
  );
}

/** @returns milliseconds until it went on */
async function killOnce(stand: Stand, load: Load, endpoints: Endpoints): Promise<number> {
  const enough = load.answered.length + writesBetween;
  await until(
    () => load.answered.length,
    (count) => count >= enough,
  );
  // In the middle of whatever it is doing.
  await pause(Math.random() * 50);
  await stand.kill();
  const killedAt = performance.now();
  const mended = stand.mend();
  if (!stand.goesOn) await mended;
  await untilRecovered(load, endpoints);
  const took = performance.now() - killedAt;
  await mended;
  return took;
}

const at = (stand: Stand) => new Hooks(clientAt(stand.urls()[0] ?? ''));

async function killUnderLoad(stand: Stand, times: number, endpoints: Endpoints): Promise<Outcome> {
  for (const url of endpoints.urls()) await at(stand).webhook(url, ['customer.created']);
  const load = new Load(
    () => stand.urls(),
    (written) => endpoints.isTold(written - mostWaiting),
  );
  const recoveredMs: number[] = [];
  try {
    for (let time = 0; time < times; time += 1) recoveredMs.push(await killOnce(stand, load, endpoints));
  } finally {
    await load.stop();
  }
  const hooks = at(stand);
  await until(
    () => hooks.deliveries('state=waiting'),
    (waiting) => waiting.length === 0,
  );
  const faults = await faultsOf(hooks, { answered: load.answered, endpoints, kills: times });
  return { writes: load.answered.length, deliveries: endpoints.deliveries, recoveredMs, faults };
}

export async function killTimes(stand: Stand, times: number): Promise<Outcome> {
  const endpoints = await new Endpoints().listen();
  return killUnderLoad(stand, times, endpoints).finally(() => endpoints.close());
}
