import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../src/certification/assessment/file';
import { formatReadiness, reportFormats } from '../../src/certification/report/formats';
import { readReport } from '../../src/certification/report/read';
import { assessment as answered } from '../../src/certification/testing/reported';
import { check } from '../../src/cli/check';
import { report } from '../../src/cli/report';

const folder = mkdtempSync(join(tmpdir(), 'redaction '));
/** A name and an address, as text, as a word alone, and where only a web address may stand. */
const planted = ['Wilhelmina <wilhelmina@berg.example>', 'wilhelmina', 'https://berg.example/wilhelmina'];
const traces = /wilhelmina|berg\.example/i;
const time = '2026-11-20T08:00:00.000Z';

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

type Path = readonly string[];

/** Where a JSON value has a text. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => places(field, [...path, name]));
}

/** A copy with another text at a path. */
function withText(value: unknown, [name, ...rest]: Path, text: string): unknown {
  if (name === undefined) return text;
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === name ? withText(one, rest, text) : one));
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [name]: withText(fields[name], rest, text) };
}

const isRead = (value: unknown) => parseAssessment(JSON.stringify(value)).ok;

/** What the connector is called stays: a report that names none is no use to whoever gets it. */
const isItsName = (path: Path) => ['profile.name', 'profile.version'].includes(path.join('.'));

/** An assessment in which every place that takes one of some texts has it. */
function filled(whole: unknown, texts: readonly string[]): { readonly file: unknown; readonly taken: number } {
  let file = whole;
  let taken = 0;
  for (const path of places(whole)) {
    if (isItsName(path)) continue;
    const found = texts.map((text) => withText(file, path, text)).find(isRead);
    if (found === undefined) continue;
    file = found;
    taken += 1;
  }
  return { file, taken };
}

const full = {
  ...answered,
  attempts: {
    one: {
      ...{ runId: 'run', name: 'First', useCaseId: 'UC-A1', startedTime: time, endedTime: time, judgedTime: time },
      ...{ rehearsal: false, states: { 'orders.amounts': 'fail' } },
    },
  },
  profile: { name: 'Shop', version: '1', platform: 'Shop 2' },
  evidence: {
    ...answered.evidence,
    wilhelmina: { id: 'wilhelmina', subject: 'admin.api-keys', kind: 'note', title: 'A', addedTime: time },
  },
  comments: {
    ...answered.comments,
    wilhelmina: { id: 'wilhelmina', subject: 'wilhelmina', text: 'A', author: 'B', time },
  },
  plan: { ...answered.plan, wilhelmina: { ownerName: 'A', changedTime: time } },
  claims: { ...answered.claims, 'wilhelmina@berg.example': { state: 'not-done', changedTime: time } },
  reviews: {
    ...answered.reviews,
    'duty:wilhelmina': { decision: 'returned', reason: 'No.', reviewer: 'B', time },
  },
};
const withStates = { ...full, attempts: { one: { ...full.attempts.one, states: { wilhelmina: 'fail' } } } };

/** A call of a run that is called after a person, beside one to a host of hers. */
function har(): unknown {
  const entry = (url: string) => ({
    ...{ startedDateTime: time, time: 5, cache: {}, timings: { send: 0, wait: 5, receive: 0 } },
    request: {
      ...{ method: 'GET', url, httpVersion: 'HTTP/1.1', queryString: [], cookies: [], headersSize: -1, bodySize: 0 },
      headers: [{ name: 'Sandbox-Run', value: 'wilhelmina' }],
    },
    response: {
      ...{ status: 200, statusText: 'OK', httpVersion: 'HTTP/1.1', headers: [], cookies: [], redirectURL: '' },
      ...{ content: { size: 2, mimeType: 'application/json', text: '{}' }, headersSize: -1, bodySize: 2 },
    },
  });
  const urls = ['https://api.digitalriver.com/orders/1', 'https://mail.berg.example/inbox'];
  return { log: { version: '1.2', creator: { name: 'wilhelmina', version: '1' }, entries: urls.map(entry) } };
}

async function redactedText(file: unknown, ...args: readonly string[]) {
  const recording = write('wilhelmina.har', har());
  const [whole, redacted] = [join(folder, 'whole.json'), join(folder, 'redacted.json')];
  const made = ['--har', recording, '--run', 'all', '--assessment', write('wilhelmina.json', file), ...args];
  await report([...made, '--output', whole]);
  await report(['--from', whole, '--redact', '--output', redacted]);
  const texts = { whole: readFileSync(whole, 'utf8'), redacted: readFileSync(redacted, 'utf8') };
  return { ...texts, checked: await check([redacted, '--har', recording]) };
}

describe('a redacted report', () => {
  it.each([
    ['texts', planted],
    ['words', planted.slice(1)],
  ])(
    'has no name and no address of a person from any free text of what it was made of, and names the connector: %s',
    async (_what, texts) => {
      const { file, taken } = filled(full, texts);
      expect(taken).toBeGreaterThan(30);
      for (const source of [file, withStates]) {
        const profile = write('profile.json', { name: 'Shop', version: '1', platform: texts[0] });
        for (const args of [[], ['--profile', profile]]) {
          const { whole, redacted, checked } = await redactedText(source, ...args);
          expect(whole).toMatch(traces);
          expect(whole).toMatch(/left out 1 call[\s\S]*"name": "wilhelmina"/);
          expect(redacted.match(traces)).toBeNull();
          expect(JSON.parse(redacted).connector).toEqual({ name: 'Shop', version: '1' });
          const read = readReport(JSON.parse(redacted));
          if ('problems' in read) throw new Error(read.problems.join(' '));
          for (const format of reportFormats) expect(formatReadiness(read.report, format), format).not.toMatch(traces);
          expect(checked).toBe(0);
        }
      }
    },
  );
});
