/** Nothing that was promised to a webhook is lost when the sandbox is killed, whatever it was doing. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../../src/generated/contract/types';
import { bundleProgram, newDataFile, Program } from '../conformance/program';
import { answers, Receiver } from './receiver';
import { Hooks, until } from './world';

beforeAll(() => bundleProgram());

let program: Program | undefined;
let receiver: Receiver | undefined;
afterEach(async () => {
  await program?.stop('SIGKILL');
  await receiver?.close();
});

async function start(dataFile: string): Promise<Hooks> {
  program = new Program('--port', '0', '--data', dataFile, '--rate-limit', '0');
  return new Hooks(await program.client());
}

describe('a sandbox that is killed', () => {
  it('after an event arrived and before that was noted sends the event again', async () => {
    const dataFile = newDataFile();
    receiver = await new Receiver().listen();
    const first = await start(dataFile);
    await first.webhook(receiver.url(), ['sku.created']);
    receiver.behaviour = (response) => {
      void program?.stop('SIGKILL').then(() => response.destroy());
    };
    await first.sku('mug');
    await program?.exited();
    expect(receiver.got).toHaveLength(1);
    receiver.behaviour = answers(200);
    const second = await start(dataFile);
    const [delivery] = await second.settled(1);
    expect(receiver.got.map(({ event }) => event.id)).toEqual([delivery?.eventId, delivery?.eventId]);
    expect(delivery?.attempts).toHaveLength(1);
  });

  it('again and again while it is written to delivers every event that was answered for, in order', async () => {
    const dataFile = newDataFile();
    receiver = await new Receiver().listen();
    let hooks = await start(dataFile);
    await hooks.webhook(receiver.url(), ['sku.created']);
    const answered: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const enough = receiver.got.length + 5 + round * 3;
      for (let count = 0; receiver.got.length < enough; count += 1) {
        const name = `mug-${round}-${count}`;
        await hooks.sku(name);
        answered.push(name);
      }
      const unanswered = hooks.sku(`late-${round}`).catch(() => undefined);
      await program?.stop('SIGKILL');
      await unanswered;
      hooks = await start(dataFile);
    }
    await until(
      () => hooks.deliveries('state=waiting'),
      (waiting) => waiting.length === 0,
    );
    const named = (event: Event) => (event.data as { object: { id: string } }).object.id;
    const arrived = receiver.got.map(({ event }) => named(event));
    const firsts = arrived.filter((name, index) => arrived.indexOf(name) === index);
    expect(firsts.filter((name) => !name.startsWith('late'))).toEqual(answered);
  });
});
