// The checks of npm test: what each found and how long it took.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { runQuietly, say } from './say.mjs';

const results = [];

function record(name, passed, failed, started, unsteady = []) {
  results.push({ name, passed, failed, seconds: (Date.now() - started) / 1000, unsteady });
}

/** A program that is content or not. */
export async function check(name, program, args = []) {
  const started = Date.now();
  const { code } = await runQuietly(name, process.execPath, [program, ...args]);
  record(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1, started);
}

/** Work in this process: it is content unless it throws. */
export async function step(name, work) {
  const started = Date.now();
  try {
    await work();
    record(name, 1, 0, started);
  } catch (error) {
    say(error.message);
    record(name, 0, 1, started);
  }
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** A runner of many tests. One that dies before it reports, or reports no test, is a failure of its own. */
export async function suite(name, program, args, reportFile, count) {
  const started = Date.now();
  rmSync(reportFile, { force: true });
  const { code } = await runQuietly(name, process.execPath, [program, ...args]);
  const report = readReport(reportFile);
  const { passed, failed, unsteady } = report ? count(report) : { passed: 0, failed: 0 };
  const silent = passed + failed === 0 || (code !== 0 && failed === 0);
  record(name, passed, failed + (silent ? 1 : 0), started, unsteady);
  say(`  ${name}: ${passed} passed, ${failed} failed`);
}

/** A check that could not be made, which is no success. */
export function missed(name, why) {
  say(why);
  record(name, 0, 1, Date.now());
}

/** A check that this machine does not allow. It is told again at the end. */
export function notRun(name, why) {
  say(why);
  results.push({ name, passed: 0, failed: 0, seconds: 0, why });
}

/** Tells what every check found; the last line is the true sum of all checks and test cases. */
export function conclude() {
  say('');
  for (const { name, passed, failed, seconds, why } of results)
    if (why) say(`– ${why}`);
    else say(`${failed ? '✕' : '✓'} ${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)`);
  for (const title of results.flatMap(({ unsteady }) => unsteady ?? []))
    say(`! Passed only when tried again, and wants a look: ${title}`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  say(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}
