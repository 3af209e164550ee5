/** What a person needs of a fault: what is wrong, the requests to paste into a terminal, and how to draw the run again. */
import { secretKey } from '../../src/sandbox/keys';
import type { SentRequest } from './step';
import type { Fault, Survey } from './survey';

const longestBody = 4000;
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function bodyOf(body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(Buffer.from(body));
  if (body.byteLength > longestBody)
    return `--data-binary ${quoted(`${text.slice(0, 200)}…`)} # ${body.byteLength} bytes`;
  if (isText && !text.includes('\u0000')) return `--data-binary ${quoted(text)}`;
  return `--data-binary @<(echo ${Buffer.from(body).toString('base64')} | base64 -d)`;
}

/** A request as a command for a sandbox on this machine. */
export function curlOf({ method, target, headers, body }: SentRequest): string {
  const shownHeaders = headers.map(([name, value]) => `-H ${quoted(`${name}: ${value.replace(secretKey, '$KEY')}`)}`);
  const url = quoted(`http://localhost:4010${target}`);
  const parts = ['curl -s --path-as-is -g', `-X ${method}`, url, ...shownHeaders, ...(body ? [bodyOf(body)] : [])];
  return parts.join(' ');
}

function faultText({ problem, requests, seed, path }: Fault, target: string): string {
  const calls = requests.slice(-12).map((sent) => `    ${curlOf(sent)}`);
  const left = requests.length > 12 ? [`    … ${requests.length - 12} requests before these`] : [];
  return [
    `✕ ${problem.kind}`,
    `    ${problem.detail}`,
    ...left,
    ...calls,
    ...(path === '' ? [] : [`    again: npm run fuzz -- --target ${target} --seed ${seed} --path ${path}`]),
  ].join('\n');
}

export function textOf({ requests, faults, slowest, statuses }: Survey, name: string, target: string): string {
  const counted = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${times} × ${status}`);
  const slow = slowest ? `slowest ${Math.round(slowest.durationMs)} ms: ${curlOf(slowest.sent).slice(0, 300)}` : '';
  return [
    ...faults.map((fault) => faultText(fault, target)),
    `${name}: ${requests} requests, ${faults.length} kinds of fault (${counted.join(', ')})`,
    `  ${slow}`,
  ].join('\n');
}
