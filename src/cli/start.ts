import { parseArgs } from 'node:util';
import { publicKey, secretKey } from '../sandbox/keys';
import { type SandboxServer, startSandboxServer } from '../sandbox/runtimes/node';
import { serveSite } from './site-server';

export { serveSite };

const usage = 'npm start -- [--site-port 3000] [--port 4010] [--data .sandbox/sandbox.db] [--rate-limit 25]';

interface StartOptions {
  sitePort: number;
  port: number;
  dataPath: string;
  rateLimit: number;
}

function portFrom(name: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Error(`--${name} takes a port from 0 to 65535, not "${text}". Usage: ${usage}`);
}

function readOptions(args: string[]): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      'site-port': { type: 'string', default: process.env.SITE_PORT ?? '3000' },
      port: { type: 'string', default: process.env.SANDBOX_PORT ?? '4010' },
      data: { type: 'string', default: process.env.SANDBOX_DATA ?? '.sandbox/sandbox.db' },
      'rate-limit': { type: 'string', default: '25' },
    },
  });
  const rateLimit = Number(values['rate-limit']);
  if (!(rateLimit >= 0))
    throw new Error(`--rate-limit takes requests a second, or 0 for none, not "${values['rate-limit']}".`);
  return {
    sitePort: portFrom('site-port', values['site-port']),
    port: portFrom('port', values.port),
    dataPath: values.data,
    rateLimit,
  };
}

function explain(error: unknown): string {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code !== 'EADDRINUSE') return message;
  return `Port ${port} is taken. Stop what uses it, or choose others: ${usage}`;
}

function greeting(site: string, { url: sandbox, notices }: SandboxServer): string {
  return [
    ...notices.map((notice) => `\n  Note: ${notice}`),
    '',
    `  Site      ${site}`,
    `  Sandbox   ${sandbox}   (API version 2021-12-13, moves no money)`,
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

/** Starts the sandbox API and the site in this process and says where they are. Ends the process if a port is taken. */
export async function start(args: string[]): Promise<void> {
  try {
    const options = readOptions(args);
    const sandbox = await startSandboxServer({
      port: options.port,
      dataPath: options.dataPath,
      rateLimit: options.rateLimit,
    });
    const site = await serveSite({ folder: 'build', port: options.sitePort, sandboxUrl: sandbox.url }).catch(
      async (error) => {
        await sandbox.close();
        throw error;
      },
    );
    console.log(greeting(site.url, sandbox));
    const stop = async () => {
      console.log('Stopping.');
      await Promise.all([site.close(), sandbox.close()]);
      process.exit(0);
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}
