// npm test: every check, on a fresh clone too. The last line is the true sum of all checks and test cases.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './steps/browser.mjs';
import { check, conclude, missed, notRun, step, suite } from './steps/checks.mjs';
import { addressVariable, startPostgres } from './steps/postgres.mjs';
import { ensureDependencies, ensureGenerated, ensureServer, requireNode } from './steps/prepare.mjs';
import { root, say } from './steps/say.mjs';
import { programOf, typedProjects } from './steps/tools.mjs';
import { workWhereNamesAreRead } from './steps/workplace.mjs';

const countVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numFailedTestSuites,
});
/** Of a report, with those of the suites inside of suites. */
const testsOf = (suites = []) => suites.flatMap(({ specs, suites: inner }) => [...specs, ...testsOf(inner)]);
const countPlaywright = ({ stats, suites }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  unsteady: testsOf(suites)
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map(({ file, line, title }) => `${file}:${line} ${title}`),
});

async function readTheSource() {
  await check('Formatting and lint', programOf('biome'), ['ci', '--error-on-warnings', '.']);
  const imports = ['--config', '.dependency-cruiser.cjs', 'src', 'scripts'];
  await check('Which way imports point', programOf('depcruise'), imports);
  for (const { of, project } of typedProjects) await check(`Types of ${of}`, programOf('tsc'), ['-p', project]);
  await check('Unused code', programOf('knip'));
  await check('Contract', programOf('redocly'), ['lint']);
  await check('Spelling', programOf('cspell'), ['--no-progress', '--quiet']);
  await check('20,000 requests drawn from the contract', 'scripts/fuzz.mjs', ['--requests', '20000', '--seed', '1']);
}

async function buildTheSite() {
  await step('Bundling the server', ensureServer);
  await check('Site build, with every link and anchor', 'scripts/build.mjs');
  await check('What a page of prose loads', 'scripts/measure-pages.mjs', ['--check']);
}

/** Where none can be had, what runs on it is left out; a run in CI is then no success. */
async function providePostgres() {
  const postgres = await startPostgres();
  if (postgres) {
    say(`▸ PostgreSQL: ${postgres.cluster ? 'a cluster for this run' : `the one that ${addressVariable} names`}`);
    process.env[addressVariable] = postgres.url;
    return postgres;
  }
  const name = 'Tests on PostgreSQL';
  const why = `NO TEST RAN ON POSTGRESQL: none is installed, and none could be. Install it, or name one with ${addressVariable}.`;
  if (isInCi) missed(name, `${why} In CI this counts as a failure.`);
  else notRun(name, why);
  return undefined;
}

async function runUnitTests() {
  const report = join(root, '.cache/unit-tests.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const postgres = await providePostgres();
  await suite('Units, content and conformance', programOf('vitest'), args, report, countVitest);
  await postgres?.stop();
}

async function runBrowserTests() {
  const name = 'Browser tests';
  const browser = await ensureBrowser();
  if (!browser)
    return missed(name, 'No browser could be installed: the browser tests did not run, which counts as a failure.');
  process.env.CHROMIUM_PATH = browser;
  await suite(name, programOf('playwright'), ['test'], join(root, '.cache/browser-tests.json'), countPlaywright);
}

const isInCi = !['', 'false', undefined].includes(process.env.CI);
// Docusaurus and other tools are stricter where CI is set: a run at a desk then fails where one in CI would.
process.env.CI ??= 'true';
requireNode();
await workWhereNamesAreRead('test.mjs');
await ensureDependencies();
await ensureGenerated();
// Each of these keeps one core busy; the two suites after them keep two.
const single = [buildTheSite, readTheSource];
if (availableParallelism() > 1) await Promise.all(single.map((work) => work()));
else for (const work of single) await work();
await runUnitTests();
await runBrowserTests();
conclude();
