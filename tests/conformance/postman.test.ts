/** The Postman collection, run by Postman's own runner against the local server. */
import { readFileSync } from 'node:fs';
import { PostmanValidator } from '@har-sdk/validator';
import newman from 'newman';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { planCollection } from '../../scripts/generate/postman';
import type { Collection, Folder, RequestItem } from '../../scripts/generate/postman/format';
import { operations } from '../../src/generated/contract/operations';
import { secretKey } from '../../src/sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { newDataFile } from './program';

const text = readFileSync('src/generated/downloads/connector-sandbox.postman_collection.json', 'utf8');
const collection = JSON.parse(text) as Collection;
const isFolder = (item: Folder | RequestItem): item is Folder => 'item' in item;
const requestsOf = (items: readonly (Folder | RequestItem)[]): RequestItem[] =>
  items.flatMap((one) => (isFolder(one) ? requestsOf(one.item) : [one]));
const flows = collection.item.filter(({ name }) => name === 'Flows');
const resources = collection.item.filter(({ name }) => name !== 'Flows') as Folder[];

let server: SandboxServer;

beforeAll(async () => {
  server = await startSandboxServer({ port: 0, dataPath: newDataFile(), rateLimit: 0 });
});
afterAll(() => server.close());

interface Outcome {
  requests: number;
  assertions: number;
  /** Where it went wrong, and how. */
  failures: string[];
}

/** @param folder one folder by name, or the whole collection */
function run(ran: object, folder?: string): Promise<Outcome> {
  const envVar = [{ key: 'baseUrl', value: server.url }];
  return new Promise((resolve, reject) => {
    newman.run({ collection: ran, envVar, ...(folder && { folder }) } as newman.NewmanRunOptions, (error, summary) => {
      if (error) return reject(error);
      const { stats, failures } = summary.run;
      resolve({
        requests: stats.requests.total ?? 0,
        assertions: stats.assertions.total ?? 0,
        failures: failures.map(({ source, error: wrong }) => `${source?.name}: ${wrong.message}`),
      });
    });
  });
}

describe('the Postman collection', () => {
  it('keeps to the format of Postman', async () => {
    const validator = new PostmanValidator();
    expect(await validator.verify(collection as never)).toEqual([]);
    const broken = { ...collection, item: [{ request: { url: 4 } }] };
    expect(await validator.verify(broken as never)).not.toEqual([]);
  });

  it('has a folder for each kind of object with every operation of the contract', () => {
    const sent = resources.map(({ name, item }) => [
      name,
      new Set(requestsOf(item).map(({ request: { method, url } }) => `${method} /${url.path.join('/')}`)),
    ]);
    const byFolder = Object.fromEntries(sent) as Record<string, Set<string>>;
    const missing = Object.values(operations).filter(
      ({ method, path, tag }) => !byFolder[tag]?.has(`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it('checks the status of every answer, and the success of an operation is the one in the contract', () => {
    const tests = ({ event }: RequestItem) =>
      event.find(({ listen }) => listen === 'test')?.script.exec.join('\n') ?? '';
    const all = requestsOf(collection.item);
    expect(all.filter((item) => !tests(item).includes('pm.response.code).to.be.oneOf(['))).toEqual([]);
    const ofResources = requestsOf(resources).map((item) => /oneOf\(\[([\d,]+)\]\)/.exec(tests(item))?.[1]);
    expect(ofResources.filter((statuses) => !/^2\d\d(,2\d\d)*$/.test(statuses ?? ''))).toEqual([]);
  });

  it('is the same file whenever it is made from the same contract', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-06-07T20:09:10Z') });
    const { collection: made, unproven } = await planCollection();
    vi.useRealTimers();
    expect(unproven).toEqual([]);
    expect(`${JSON.stringify(made, null, 2)}\n`).toBe(text);
  });
});

describe('newman, against the local server', () => {
  beforeEach(async () => {
    const reset = { method: 'POST', headers: { authorization: `Bearer ${secretKey}` } };
    expect((await fetch(`${server.url}/_sandbox/reset`, reset)).status).toBe(204);
  });

  it('sends every request from top to bottom, and every check holds', async () => {
    const all = requestsOf(collection.item);
    const { requests, assertions, failures } = await run(collection);
    expect(failures).toEqual([]);
    expect(requests).toBe(all.length);
    expect(assertions).toBeGreaterThanOrEqual(all.length);
  });

  it.each(resources.map(({ name }) => name))('sends the folder %s alone', async (name) => {
    const { requests, failures } = await run(collection, name);
    expect(failures).toEqual([]);
    expect(requests).toBe(requestsOf(resources.filter((one) => one.name === name)).length);
  });

  it('notices an answer that is not as the collection has it', async () => {
    const wrong = JSON.parse(JSON.stringify(flows).replace('to.eql(26.89)', 'to.eql(26.9)'));
    const { failures } = await run({ ...collection, item: wrong }, 'From product to shipped order');
    expect(failures).toEqual([expect.stringContaining('expected 26.89 to deeply equal 26.9')]);
  });
});
