/** Runs: started and stopped by calls of the sandbox, or named by a request. */
import type { Exchange, LedgerEntry, Run } from '../../../src/ledger/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectTrue, present } from '../check';
import type { ApiClient } from '../client';
import { entriesAfter, exchangesAfter, newestSequence, recorded } from '../recorded';
import { unique } from '../shop';

const read = (client: ApiClient) => () => client.send('GET', '/skus?limit=1');
const start = (client: ApiClient, run: object) => client.create<Run>('/_sandbox/runs', run);
const stop = (client: ApiClient) => client.change<Run>('/_sandbox/runs/stop', {});
const runs = async (client: ApiClient) => (await client.read<{ data: Run[] }>('/_sandbox/runs')).data;
const runNamed = async (client: ApiClient, name: string) =>
  present(
    (await runs(client)).find((run) => run.name === name),
    `The run ${name}`,
  );
const isAboutRuns = (path: string) => path.startsWith('/_sandbox/runs');
const ofRun = (entries: readonly LedgerEntry[], { id }: Run) => entries.filter(({ run }) => run === id);

export const runCases = casesOf('Runs', {
  'Calls between start and stop are of the run, and no others': async (client) => {
    const [name, useCaseId] = [unique('run'), 'UC-01'];
    const before = await newestSequence(client);
    await client.send('GET', '/skus?limit=1');
    const run = await start(client, { name, purpose: 'use-case', useCaseId });
    expectFields(run, { name, purpose: 'use-case', useCaseId, firstSequence: before + 2 }, 'The run');
    expectTrue(!('stoppedTime' in run), 'It has stopped already');
    await client.send('GET', '/skus?limit=1');
    await client.refused('GET', '/nowhere', undefined, { status: 404 });
    const stopped = await stop(client);
    expectFields(stopped, { id: run.id, lastSequence: before + 5 }, 'The stopped run');
    expectTrue(String(stopped.stoppedTime) >= run.startedTime, 'It stopped before it started');
    await client.send('GET', '/skus?limit=1');
    const entries = await entriesAfter(client, before);
    const mine = ofRun(entries, run);
    expectEqual(
      mine.map(({ kind, sequence }) => [kind, sequence - before]),
      [
        ['control', 2],
        ['exchange', 3],
        ['exchange', 4],
        ['control', 5],
      ],
      'The entries of the run',
    );
    expectEqual(await runNamed(client, name), stopped, 'The run in the list');
  },

  'A run that starts ends the one before, and both are listed, newest first': async (client) => {
    const [first, second] = [unique('first'), unique('second')];
    const one = await start(client, { name: first });
    expectEqual(one.purpose, 'ordinary', 'The purpose');
    const two = await start(client, { name: second, purpose: 'negative' });
    const listed = (await runs(client)).filter(({ name }) => name === first || name === second);
    expectEqual(
      listed.map(({ name }) => name),
      [second, first],
      'The order',
    );
    expectEqual(at(listed, 1, 'The runs').lastSequence, two.firstSequence - 1, 'Where the first one ends');
    await stop(client);
    await client.refused('POST', '/_sandbox/runs/stop', undefined, { status: 409 });
  },

  'A request that names a run is of it; one of a new name makes it': async (client) => {
    const name = unique('named');
    const send = (headers: Record<string, string>) =>
      recorded(client, () => client.send('GET', '/skus?limit=1', { headers }));
    const first: Exchange = await send({ 'Sandbox-Run': name });
    const run = await runNamed(client, name);
    expectFields(run, { id: first.run, purpose: 'ordinary', firstSequence: first.sequence }, 'The run');
    expectEqual((await send({})).run, undefined, 'The run of a call that names none');
    expectEqual((await send({ 'sandbox-run': ` ${name} ` })).run, run.id, 'The run of a further call');
    const under = await start(client, { name: unique('under way') });
    expectEqual((await send({ 'Sandbox-Run': name })).run, run.id, 'The run named while another is under way');
    expectEqual((await send({})).run, under.id, 'The run under way');
    await stop(client);
    expectTrue(!('sandbox-run' in first.requestHeaders), 'The header counts as part of the request');
  },

  'What a run cannot be is said': async (client) => {
    const invalid = (parameter: string, code = 'invalid_parameter') => ({ status: 400, code, parameter });
    const wrong: [unknown, string, string?][] = [
      [{}, 'name'],
      [{ name: ' ' }, 'name'],
      [{ name: 7 }, 'name'],
      [{ name: 'x'.repeat(101) }, 'name'],
      [{ name: 'a', purpose: 'certified' }, 'purpose'],
      [{ name: 'a', useCaseId: '' }, 'useCaseId'],
      [{ name: 'a', sequence: 1 }, 'sequence', 'unknown_parameter'],
    ];
    const before = await newestSequence(client);
    for (const [body, parameter, code] of wrong)
      await client.refused('POST', '/_sandbox/runs', body, invalid(parameter, code));
    await client.refused('POST', '/_sandbox/runs', '{', { status: 400 });
    // Other cases may be under way on the same account.
    const left = (await exchangesAfter(client, before)).filter(
      ({ path, status }) => isAboutRuns(path) && status >= 400,
    );
    expectEqual(left, [], 'Refused calls left something in the ledger');
    await client.asPublic().refused('POST', '/_sandbox/runs', { name: 'a' }, { status: 403 });
  },

  'The runs of two accounts are apart': async (client) => {
    const name = unique('mine');
    const id = unique('account')
      .toLowerCase()
      .replace(/[^a-z\d-]/g, '-')
      .slice(0, 40);
    const { keys } = await client.create<{ keys: { type: string; liveMode: boolean; key: string }[] }>(
      '/_sandbox/accounts',
      { id },
    );
    const key = present(
      keys.find(({ type, liveMode }) => type === 'secret' && !liveMode),
      'The secret key',
    ).key;
    const headers = { authorization: `Bearer ${key}` };
    const run = await start(client, { name });
    const other = client.withoutKey();
    await other.send('GET', '/skus?limit=1', { headers });
    const seen = await other.send('GET', '/_sandbox/runs', { headers });
    expectEqual(seen.body, { data: [] }, 'The runs of the other account');
    const ledger = await other.send('GET', '/_sandbox/ledger', { headers });
    const [entry] = (ledger.body as { data: LedgerEntry[] }).data;
    expectEqual(entry?.run, undefined, 'The run of the other account’s call');
    expectEqual((await other.send('POST', '/_sandbox/runs/stop', { headers })).status, 409, 'Stopping it from there');
    expectEqual((await recorded(client, read(client))).run, run.id, 'The run goes on');
    await stop(client);
  },
});
