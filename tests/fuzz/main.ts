/** The program behind `npm run fuzz`, bundled and started by scripts/fuzz.mjs. */
import { openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { secretsInFile } from './check/secrets';
import { curlOf, textOf } from './report';
import { survey } from './survey';
import { memoryTarget, serverTarget, type Target } from './targets';

/** One request in ten goes through a real server and its file. */
const shareOfServer = 0.1;
const widthOfLastRequest = 8000;

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    path: { type: 'string' },
    target: { type: 'string', default: 'both' },
    /** For how many kinds of fault to look for a shorter way. */
    shrink: { type: 'string', default: '5' },
    /** A file that always holds the request under way. */
    'last-request': { type: 'string' },
  },
});

const lastRequest = values['last-request'] ? openSync(values['last-request'], 'w') : undefined;
let sent = 0;

const watch = {
  before(request: Parameters<typeof curlOf>[0]) {
    sent += 1;
    if (lastRequest === undefined) return;
    writeSync(lastRequest, `${sent}\n${curlOf(request)}`.slice(0, widthOfLastRequest).padEnd(widthOfLastRequest), 0);
  },
};

const say = (text: string) => process.stdout.write(`${text}\n`);

async function fuzz(target: Target, option: string, requests: number): Promise<boolean> {
  const seed = Number(values.seed);
  const found = await survey({ target, requests, seed, path: values.path, shrink: Number(values.shrink), ...watch });
  say(textOf(found, target.name, option));
  const files = await target.end();
  const inFiles = files.flatMap((bytes) => secretsInFile(bytes));
  for (const { kind, detail } of inFiles) say(`✕ ${kind}\n    ${detail}`);
  return found.faults.length === 0 && inFiles.length === 0;
}

const total = Number(values.requests);
const onServer = Math.ceil(total * shareOfServer);
let sound = true;
if (values.target !== 'server')
  sound = await fuzz(memoryTarget(), 'memory', values.target === 'both' ? total - onServer : total);
if (values.target !== 'memory')
  sound = (await fuzz(await serverTarget(), 'server', values.target === 'both' ? onServer : total)) && sound;
process.exitCode = sound ? 0 : 1;
