// npm test: every check, on a fresh clone too. The last line is the true sum of all checks and test cases.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './steps/browser.mjs';
import { ensureDependencies, ensureGenerated, ensureServer, requireNode } from './steps/prepare.mjs';
import { root, runQuietly, say } from './steps/say.mjs';
import { programOf } from './steps/tools.mjs';
import { workWhereNamesAreRead } from './steps/workplace.mjs';

const results = [];
const record = (name, passed, failed) => results.push({ name, passed, failed });

async function check(name, program, args = []) {
  const { code } = await runQuietly(name, process.execPath, [program, ...args]);
  record(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** A runner that dies before it reports, or reports no test, is a failure of its own. */
async function suite(name, program, args, reportFile, count) {
  rmSync(reportFile, { force: true });
  const { code } = await runQuietly(name, process.execPath, [program, ...args]);
  const report = readReport(reportFile);
  const { passed, failed } = report ? count(report) : { passed: 0, failed: 0 };
  const silent = passed + failed === 0 || (code !== 0 && failed === 0);
  record(name, passed, failed + (silent ? 1 : 0));
  say(`  ${passed} passed, ${failed} failed`);
}

async function bundle() {
  try {
    await ensureServer();
    record('Bundling the server', 1, 0);
  } catch (error) {
    say(error.message);
    record('Bundling the server', 0, 1);
  }
}

const countVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numFailedTestSuites,
});
const countPlaywright = ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky });

requireNode();
await workWhereNamesAreRead('test.mjs');
await ensureDependencies();
await ensureGenerated();
await check('Formatting and lint', programOf('biome'), ['ci', '--error-on-warnings', '.']);
await check('Which way imports point', programOf('depcruise'), [
  '--config',
  '.dependency-cruiser.cjs',
  'src',
  'scripts',
]);
await check('Types of the site', programOf('tsc'), ['-p', 'tsconfig.json']);
await check('Types of the Node programs and tests', programOf('tsc'), ['-p', 'tsconfig.node.json']);
await check('Types of the domain', programOf('tsc'), ['-p', 'src/sandbox/domain/tsconfig.json']);
await check('Unused code', programOf('knip'));
await check('Contract', programOf('redocly'), ['lint']);
await check('Spelling', programOf('cspell'), ['--no-progress', '--quiet']);
await bundle();
const unitReport = join(root, '.cache/unit-tests.json');
await suite(
  'Units, content and conformance',
  programOf('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
  unitReport,
  countVitest,
);
await check('Site build, with every link and anchor', 'scripts/build.mjs');
await check('What a page of prose loads', 'scripts/measure-pages.mjs', ['--check']);
const browser = await ensureBrowser();
if (browser) {
  process.env.CHROMIUM_PATH = browser;
  await suite(
    'Browser tests',
    programOf('playwright'),
    ['test'],
    join(root, '.cache/browser-tests.json'),
    countPlaywright,
  );
} else {
  say('No browser could be installed: the browser tests did not run, which counts as a failure.');
  record('Browser tests', 0, 1);
}

say('');
for (const { name, passed, failed } of results)
  say(`${failed ? '✕' : '✓'} ${name}: ${passed} passed, ${failed} failed`);
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
say(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
