import path from 'node:path';
import { publicKey, secretKey } from '../sandbox/keys';
import type { SandboxServer } from '../sandbox/runtimes/node';
import { startJudgedSandbox } from './judged-sandbox';
import type { StartOptions } from './options.mjs';
import { type Running, runProgram } from './program';
import { serveSite } from './site-server';

export { serveSite };

function greeting(site: string, { url: sandbox, notices }: SandboxServer): string {
  return [
    ...notices.map((notice) => `\n  Note: ${notice}`),
    '',
    `  Site      ${site}`,
    `  Sandbox   ${sandbox}   (API version 2021-12-13, moves no money)`,
    `  MCP       ${site}/mcp   (for assistants)`,
    '',
    `  Secret key  ${secretKey}`,
    `  Public key  ${publicKey}`,
    '',
    '  Try one call:',
    `  curl -s ${sandbox}/skus -H "Authorization: Bearer ${secretKey}"`,
    '',
    '  Ctrl-C stops both.',
    '',
  ].join('\n');
}

/** @param folder holds the built site */
export async function startBoth(options: StartOptions, folder: string): Promise<Running> {
  const { sitePort, baseUrl, ...rest } = options;
  const sandbox = await startJudgedSandbox(rest);
  const { host, allowedHosts, allowedOrigins } = rest;
  const home = { host, allowedHosts, allowedOrigins };
  const served = serveSite({ folder, port: sitePort, sandboxUrl: sandbox.url, baseUrl, ...home });
  const site = await served.catch(async (error) => {
    await sandbox.close();
    throw error;
  });
  return {
    greeting: greeting(site.url, sandbox),
    close: async () => void (await Promise.all([site.close(), sandbox.close()])),
  };
}

/**
 * Starts the sandbox API and the site in this process and says where they are. Ends the process if a port is taken.
 * @param folders where the data is kept unless an option says otherwise, and where the built site is; both in the
 *   working folder when absent
 */
export function start(args: readonly string[], folders: { data?: string; site?: string } = {}): Promise<void> {
  const folder = folders.site ?? path.resolve('build');
  return runProgram('start', args, folders.data, (options) => startBoth(options, folder));
}
