// What a person sees while the project sets itself up: one line a step, a sign of life on long ones, the log when it fails.
import { spawn } from 'node:child_process';

const heartbeatMs = 10_000;
const tailLines = 60;

export const root = new URL('../../', import.meta.url).pathname;

export function say(message) {
  process.stdout.write(`${message}\n`);
}

/** Runs a command quietly. Resolves to its exit code and output; a failure prints the end of what the command said. */
export async function runQuietly(title, command, args, options = {}) {
  const started = Date.now();
  say(`▸ ${title}`);
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const heartbeat = setInterval(
    () => say(`  … still at it, ${Math.round((Date.now() - started) / 1000)} s`),
    heartbeatMs,
  );
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      output += error.message;
      resolve(127);
    });
    child.on('close', (status) => resolve(status ?? 1));
  });
  clearInterval(heartbeat);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (code === 0 || options.allowFailure) say(`  ${code === 0 ? 'done' : `ended with ${code}`} in ${seconds} s`);
  if (code !== 0 && !options.quietFailure)
    say(`${output.trimEnd().split('\n').slice(-tailLines).join('\n')}\n  failed after ${seconds} s`);
  return { code, output };
}

/** As runQuietly, and ends the process with a message if the command fails. */
export async function runOrStop(title, command, args, options) {
  const { code } = await runQuietly(title, command, args, options);
  if (code !== 0) {
    say(`Stopped: "${title}" did not work. The lines above say why.`);
    process.exit(1);
  }
}
