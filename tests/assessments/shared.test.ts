/** An assessment that several people write in through a sandbox, in every store. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { createSandbox } from '../../src/sandbox/http/app';
import { localKeys } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import type { Store } from '../../src/sandbox/storage/port';
import { stores } from '../../src/sandbox/storage/test-support/stores';
import { Asking, inPage } from '../faults/ask';
import { Writer } from './writer';

let made = 0;
const newId = () => `assessment-${++made}`;

async function two(api = inPage()): Promise<[Writer, Writer]> {
  const ada = new Writer(api, newId());
  ada.write('Begun.');
  expect((await ada.share()).status).toBe(201);
  const ben = new Writer(api, ada.id, 'Ben');
  await ben.pull();
  return [ada, ben];
}

const newestOf = async ({ api, id }: Writer) => (await api.send('GET', `/_sandbox/assessments/${id}/changes`)).body;

type Act = (writer: Writer) => unknown;
const act: fc.Arbitrary<Act> = fc
  .oneof(
    { weight: 4, arbitrary: fc.record({ text: fc.string({ minLength: 1, maxLength: 9 }), at: fc.nat(50) }) },
    fc.record({ at: fc.nat(50), count: fc.nat(4) }),
    fc.constantFrom('push' as const, 'pull' as const),
  )
  .map((drawn): Act => {
    if (drawn === 'push') return (writer) => writer.push();
    if (drawn === 'pull') return (writer) => writer.pull();
    return (writer) => ('text' in drawn ? writer.write(drawn.text, drawn.at) : writer.erase(drawn.at, drawn.count));
  });
const acts = fc.array(fc.tuple(fc.nat(1), act), { minLength: 1, maxLength: 60 });

describe.each(stores)('a shared assessment in a store of %s', (_, open) => {
  it('is the same for all in the end, in whatever order they write, send and fetch', async () => {
    const store = await open();
    const api = inPage(store);
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        const writers = await two(api);
        for (const [who, step] of steps) await step(writers[who] as Writer);
        for (const writer of writers) expect((await writer.push()).status).toBe(200);
        const [ada, ben] = writers;
        await ada.pull();
        await ben.pull();
        expect(ada.note).toBe(ben.note);
        const newcomer = new Writer(api, ada.id);
        await newcomer.pull();
        expect(newcomer.note).toBe(ada.note);
        await api.send('DELETE', `/_sandbox/assessments/${ada.id}`);
      }),
      { numRuns: 5 },
    );
    await store.close();
  });

  it('keeps all of many small changes and of a large one, and tells whoever is up to date the new one alone', async () => {
    const store = await open();
    const [ada, ben] = await two(inPage(store));
    for (let count = 0; count < 120; count += 1) {
      ada.write(`${count} `);
      await ada.push();
      const { body } = await ben.pull();
      expect(body.data).toHaveLength(1);
      expect(body.data[0].update.length).toBeLessThan(100);
    }
    ben.write('long '.repeat(200_000));
    expect((await ben.push()).status).toBe(200);
    await ada.pull();
    expect(ada.note).toBe(ben.note);
    expect(await newestOf(ada)).toMatchObject({ number: 122, data: { length: 1 } });
    await store.close();
  });

  it('is left by a reset and by a return to a snapshot, and leaves no trace in the ledger', async () => {
    const store = await open();
    const api = inPage(store);
    await api.send('POST', '/_sandbox/reset');
    await api.send('POST', '/_sandbox/snapshots', { name: newId() });
    const before = (await api.entries()).length;
    const [ada, ben] = await two(api);
    ben.write('Ben. ');
    await ben.push();
    expect(await api.entries()).toHaveLength(before);
    const [snapshot] = (await api.send('GET', '/_sandbox/snapshots')).body.data;
    await api.send('POST', `/_sandbox/snapshots/${snapshot.id}/return`);
    await api.send('POST', '/_sandbox/reset');
    await ada.pull();
    expect(ada.note).toBe('Ben. Begun.');
    await store.close();
  });
});

/** A change that Ben makes after another that he keeps to himself. */
function withoutBefore(ben: Writer): string {
  ben.write('kept back ');
  let last: Uint8Array = new Uint8Array();
  ben.doc.on('update', (update: Uint8Array) => {
    last = update;
  });
  ben.write('sent ');
  return Buffer.from(last).toString('base64');
}

const whole = (doc: Doc) => Buffer.from(encodeStateAsUpdate(doc)).toString('base64');
const noise = () => Buffer.from(Array.from({ length: 300 }, (_, at) => (at * 89 + 201) % 256)).toString('base64');

describe('a change that cannot be used', () => {
  it.each<[string, (ben: Writer) => string, number, RegExp]>([
    ['noise', noise, 400, /no update of Yjs/],
    [
      'an update that was cut off',
      (ben) => Buffer.from(whole(ben.doc), 'base64').subarray(0, 12).toString('base64'),
      400,
      /no update/,
    ],
    ['an empty text', () => '', 400, /no update/],
    ['a text', () => 'A note of mine, in words', 400, /base64/],
    ['one that builds on what nobody sent', withoutBefore, 409, /builds on changes that are not here.*Send all/],
    ['one that is too large', () => 'AAAA'.repeat(1_700_000), 400, /up to 5000000 bytes/],
  ])('is refused where it is %s, and nothing is stored', async (_, broken, status, message) => {
    const [ada, ben] = await two();
    const before = await newestOf(ada);
    const answer = await ben.pushed(broken(ben));
    expect([answer.status, answer.body.errors[0].message]).toEqual([status, expect.stringMatching(message)]);
    expect(await newestOf(ada)).toEqual(before);
    expect((await ben.push()).status).toBe(200);
  });

  it('never takes bytes that would not be the same document for whoever fetches them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.nat(), async (bytes, at) => {
        const [ada, ben] = await two();
        const sound = Buffer.from(whole(ada.doc), 'base64');
        const position = at % sound.length;
        const damaged = Buffer.concat([sound.subarray(0, position), bytes, sound.subarray(position + bytes.length)]);
        const { status } = await ben.pushed(damaged.toString('base64'));
        expect([200, 400, 409]).toContain(status);
        const read = new Doc();
        for (const { update } of (await newestOf(ada)).data) applyUpdate(read, Buffer.from(update, 'base64'));
        expect(read.store.pendingStructs).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

describe('sharing an assessment', () => {
  it('tells who began it and who changed it last, and when', async () => {
    const [ada, ben] = await two();
    ben.write('!');
    await ben.pushed(whole(ben.doc), { name: 'Acme 2' });
    const { data } = (await ada.api.send('GET', '/_sandbox/assessments')).body;
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
    const people = { startedBy: 'Ada', changedBy: 'Ben', startedTime: time, changedTime: time };
    expect(data).toEqual([expect.objectContaining({ id: ada.id, name: 'Acme 2', number: 2, ...people })]);
    expect(data[0]).not.toHaveProperty('update');
  });

  it('is refused for one that is shared already, and ends for all', async () => {
    const [ada, ben] = await two();
    expect((await ben.share()).status).toBe(409);
    const waiting = ben.pull(20_000);
    await ada.api.send('DELETE', `/_sandbox/assessments/${ada.id}`);
    expect((await waiting).status).toBe(404);
    const { status, body } = await ada.push();
    expect([status, body.errors[0].message]).toEqual([404, expect.stringContaining('stopped sharing')]);
    expect((await ada.api.send('DELETE', `/_sandbox/assessments/${ada.id}`)).status).toBe(404);
  });

  it('wakes whoever waits when somebody changes it, and nobody when a change adds nothing', async () => {
    const [ada, ben] = await two();
    const waiting = ben.pull(20_000);
    expect((await ada.push()).body.number).toBe(1);
    ada.write('News. ');
    await ada.push();
    expect((await waiting).body).toMatchObject({ number: 2, data: [{ number: 2, by: 'Ada' }] });
    expect(ben.note).toBe('News. Begun.');
  });

  it('tells who else has it open to whoever says who asks, as soon as somebody comes, and stores nothing of it', async () => {
    const [ada] = await two();
    const path = `/_sandbox/assessments/${ada.id}/changes?after=1`;
    const ask = async (query: string) => (await ada.api.send('GET', `${path}&${query}`)).body;
    const { presence } = await ask('browser=b1&by=Ada');
    expect(presence.others).toEqual([]);
    const waiting = ask(`browser=b1&by=Ada&waitMs=20000&presence=${presence.version}`);
    expect((await ask('browser=b2&by=Ben')).presence.others).toEqual([{ by: 'Ada' }]);
    expect((await waiting).presence.others).toEqual([{ by: 'Ben' }]);
    expect(await ask('')).not.toHaveProperty('presence');
    expect(JSON.stringify(await ask(''))).not.toContain('Ben');
    for (const query of ['browser=a%20b', 'browser=b&by=', `browser=b&by=${'x'.repeat(101)}`])
      expect((await ada.api.send('GET', `${path}&${query}`)).status).toBe(400);
    const gone = await ada.api.send('GET', `/_sandbox/assessments/${newId()}/changes?browser=b1`);
    expect(gone.status).toBe(404);
  });

  it('counts anew where it was shared again', async () => {
    const [ada, ben] = await two();
    const { edition } = await newestOf(ada);
    await ada.api.send('DELETE', `/_sandbox/assessments/${ada.id}`);
    await ben.share();
    const path = `/_sandbox/assessments/${ada.id}/changes?after=1&waitMs=20000&edition=${edition}`;
    const { body } = await ada.api.send('GET', path);
    expect(body.edition).not.toBe(edition);
  });

  it('reaches the same assessments with the test and the live key', async () => {
    const store = openMemoryStore();
    const sandbox = createSandbox({ store, accounts: localKeys, rateLimit: 0, baseUrl: 'http://sandbox.test' });
    const [test, live] = [undefined, `sk_${'0'.repeat(32)}`].map(
      (key) => new Asking((request) => sandbox.fetch(request), 'http://sandbox.test', key),
    ) as [Asking, Asking];
    const [ada] = await two(test);
    const ben = new Writer(live, ada.id);
    await ben.pull();
    expect(ben.note).toBe('Begun.');
  });

  it('begins anew where what the store holds of it was damaged: each browser sends what it has', async () => {
    const store: Store = openMemoryStore();
    const [ada, ben] = await two(inPage(store));
    const { edition } = await newestOf(ada);
    await store.transact('local:assessments', (transaction) => transaction.remove('assessment-change', `${ada.id}/1`));
    const newcomer = new Writer(ada.api, ada.id);
    expect((await newcomer.pull()).body).toMatchObject({ number: 0, edition: expect.not.stringContaining(edition) });
    expect((await ben.pushed(whole(ben.doc))).status).toBe(200);
    await newcomer.pull();
    expect(newcomer.note).toBe('Begun.');
  });
});
