/** What nobody noted as sent is sent again. That nothing is lost, whatever is killed, is tried in `tests/kills`. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import { newDataFile, Program } from '../conformance/program';
import { answers, Receiver } from './receiver';
import { Hooks } from './world';

beforeAll(ensureServer);

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
});
