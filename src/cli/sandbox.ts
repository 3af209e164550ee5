import { publicKey, secretKey } from '../sandbox/keys';
import type { SandboxServer } from '../sandbox/runtimes/node';
import { startJudgedSandbox } from './judged-sandbox';
import type { SandboxOptions } from './options.mjs';
import { type Running, runProgram } from './program';

function greeting({ url, notices }: SandboxServer): string {
  return [
    ...notices.map((notice) => `\n  Note: ${notice}`),
    '',
    `  Sandbox     ${url}   (API version 2021-12-13, moves no money)`,
    `  Secret key  ${secretKey}`,
    `  Public key  ${publicKey}`,
    '',
    '  Try one call:',
    `  curl -s ${url}/skus -H "Authorization: Bearer ${secretKey}"`,
    '',
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}

/** Serves the sandbox until it is stopped. Ends the process with a message when it cannot start. */
export function runSandbox(args: readonly string[], folder?: string): Promise<void> {
  return runProgram('sandbox', args, folder, startApi);
}

/** What a server that many share says goes where its log goes. */
export async function startApi(options: SandboxOptions): Promise<Running> {
  const server = await startJudgedSandbox(options);
  const { tell } = server;
  const close = () => server.close();
  if (!tell) return { greeting: greeting(server), close };
  for (const notice of server.notices) tell(notice);
  return { greeting: `listening at ${server.url}`, say: tell, close };
}
