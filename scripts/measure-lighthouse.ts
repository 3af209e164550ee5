// npm run measure:lighthouse: what Lighthouse says of this site on a phone, beside Docusaurus' default site, in one run on one machine.
//   npm run measure:lighthouse [-- --runs 3] [--only home,prose] [--without-default] [--check]
// Both are built by the same Docusaurus, packed and served in the same way, and opened in turn, so that whatever else the machine
// does meets all of them: trust the ratio more than the score. --check fails where a page misses its goal.
import { parseArgs } from 'node:util';
import { serveSite } from '../src/cli/site-server';
import { ensureDefaultSite } from './lighthouse/default-site';
import { type Measured, measureOnce, mediansOf } from './lighthouse/measure';
import { defaultPages, fullScores, mostShift, type Page, pages } from './lighthouse/pages';
import { fetchTools, loadTools } from './lighthouse/tools';
import { ensureBrowser } from './steps/browser.mjs';
import { ensureDependencies, ensureGenerated, ensureSite } from './steps/prepare.mjs';
import { root } from './steps/say.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    'without-default': { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});

interface Asked {
  readonly page: Page;
  readonly url: string;
  readonly runs: Measured[];
}

const columns = ['score', 'goal', 'ratio', 'a11y', 'practices', 'SEO', 'shift', 'blocked ms', 'largest ms'];
const row = (cells: readonly string[]) =>
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(16) : cell.padStart(11))).join(''));

/** What a page misses, one line each. */
function missedBy({ name, goal }: Page, found: Measured): string[] {
  if (goal === undefined) return [];
  const short = fullScores.filter((score) => found[score] < 100).map((score) => `${score} ${found[score]}, not 100`);
  if (found.performance < goal) short.unshift(`performance ${found.performance}, not ${goal}`);
  if (found.shift >= mostShift) short.push(`layout shift ${found.shift.toFixed(3)}, not under ${mostShift}`);
  return short.map((what) => `Missed: ${name}: ${what}`);
}

function show({ page, runs }: Asked, beside: number): string[] {
  const found = mediansOf(runs);
  row([
    page.name,
    String(found.performance),
    page.goal === undefined ? '' : String(page.goal),
    Number.isNaN(beside) ? '' : (found.performance / beside).toFixed(2),
    ...fullScores.map((score) => String(found[score])),
    found.shift.toFixed(3),
    found.blocked.toFixed(0),
    found.largest.toFixed(0),
  ]);
  return [...missedBy(page, found), ...(page.goal === undefined ? [] : found.faults.map((fault) => `  ${fault}`))];
}

await ensureDependencies();
await ensureGenerated();
await ensureSite();
fetchTools();
const browser = await ensureBrowser();
if (!browser) throw new Error('There is no Chromium to measure in. Name one in CHROMIUM_PATH.');
const tools = await loadTools(browser);
const served = { port: 0, sandboxUrl: 'http://localhost:4010' };
const ours = await serveSite({ folder: `${root}build`, ...served });
const other = values['without-default'] ? undefined : await serveSite({ folder: await ensureDefaultSite(), ...served });
const wanted = values.only.split(',').filter(Boolean);
const asked: Asked[] = pages
  .filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  .map((page) => ({ page, url: `${ours.url}/${page.path}`, runs: [] }));
const defaults: Asked[] = other
  ? defaultPages.map((page) => ({ page, url: `${other.url}/${page.path}`, runs: [] }))
  : [];
for (let run = 0; run < Number(values.runs); run += 1)
  for (const { url, runs } of [...asked, ...defaults]) runs.push(await measureOnce(tools, url));
const beside = mediansOf(defaults.at(-1)?.runs ?? []).performance;
console.log(`\nMedians of ${values.runs} runs, Lighthouse's phone. Ratio: to the default site's page of prose.`);
row(['', ...columns]);
const missed = [...asked, ...defaults].flatMap((one) => show(one, beside));
console.log(missed.join('\n'));
await ours.close();
await other?.close();
if (values.check && missed.length > 0) process.exitCode = 1;
