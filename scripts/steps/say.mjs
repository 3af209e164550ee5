// What a person sees while the project sets itself up: one line a step, a sign of life on long ones, the log when it fails.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const heartbeatMs = 20_000;
/** Many times what a step takes on a slow machine. One that hangs would hold up every other command of this folder. */
const longestStepMs = 30 * 60_000;
const tailLines = 60;

/** The project's folder, with a separator at its end. A file URL is no path: it writes a space as %20. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

let stream = process.stdout;

export function say(message) {
  stream.write(`${message}\n`);
}

/** For commands whose standard output is their result. */
export function sayOnStandardError() {
  stream = process.stderr;
}

const running = new Set();
let isStopping = false;

/** Ctrl-C in the middle of a step ends what the step started, and is not told as a failure of it. */
function stop(signal) {
  if (!isStopping) say('Stopped. The next start goes on from here.');
  isStopping = true;
  for (const child of running) child.kill(signal);
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

function watchSignals() {
  if (running.size > 0) return;
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function forgetSignals() {
  if (running.size > 0) return;
  process.off('SIGINT', stop);
  process.off('SIGTERM', stop);
}

/** Runs a command and keeps what it says. Resolves to its exit code and output. */
async function collect(command, args, { env, longestMs }) {
  watchSignals();
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  let limit;
  const code = await new Promise((resolve) => {
    if (longestMs !== undefined)
      limit = setTimeout(() => {
        output += `\nIt did not end within ${longestMs / 1000} s, and was ended.`;
        child.kill('SIGKILL');
        resolve(1);
      }, longestMs);
    child.on('error', (error) => {
      output += error.message;
      resolve(127);
    });
    child.on('close', (status) => resolve(status ?? 1));
  });
  clearTimeout(limit);
  running.delete(child);
  forgetSignals();
  return { code, output };
}

/** Runs a command quietly. Resolves to its exit code and output; a failure prints the end of what the command said. */
export async function runQuietly(title, command, args, options = {}) {
  const started = Date.now();
  const seconds = (digits) => ((Date.now() - started) / 1000).toFixed(digits);
  say(`▸ ${title}`);
  const heartbeat = setInterval(() => say(`  … ${title}: still at it, ${seconds(0)} s`), heartbeatMs);
  const { code, output } = await collect(command, args, options);
  clearInterval(heartbeat);
  if (code === 0 || options.allowFailure)
    say(`  ${title}: ${code === 0 ? 'done' : `ended with ${code}`} in ${seconds(1)} s`);
  if (code !== 0)
    say(`${output.trimEnd().split('\n').slice(-tailLines).join('\n')}\n  ${title}: failed after ${seconds(1)} s`);
  return { code, output };
}

/** Ends the process with a message where a step did not work. */
export function stopUnlessDone(title, { code }) {
  if (code === 0) return;
  say(`Stopped: "${title}" did not work. The lines above say why.`);
  process.exit(1);
}

/** As runQuietly, and ends the process with a message if the command fails or does not end. */
export async function runOrStop(title, command, args, options) {
  stopUnlessDone(title, await runQuietly(title, command, args, { longestMs: longestStepMs, ...options }));
}
