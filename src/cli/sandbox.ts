import { parseArgs } from 'node:util';
import { publicKey, secretKey } from '../sandbox/keys';
import { type SandboxServer, type SandboxServerOptions, startSandboxServer } from '../sandbox/runtimes/node';

const usage = `Usage: npm run sandbox -- [options]

  --port N         port to listen on (4010)
  --data PATH      SQLite file, or a folder to keep one in (.sandbox/sandbox.db)
  --rate-limit N   requests a second, 0 for no limit (25)
  --host ADDRESS   address to listen on, 0.0.0.0 for all of this machine (127.0.0.1)
  --help           show this text`;

class UsageError extends Error {}

function wholeNumber(name: string, text: string, maximum: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= maximum) return value;
  throw new UsageError(`--${name} takes a whole number from 0 to ${maximum}, not "${text}".`);
}

/** @throws UsageError, or Node's own error for an option that does not exist */
function readOptions(args: string[]): SandboxServerOptions | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: process.env.SANDBOX_PORT ?? '4010' },
      data: { type: 'string', default: process.env.SANDBOX_DATA ?? '.sandbox/sandbox.db' },
      'rate-limit': { type: 'string', default: '25' },
      host: { type: 'string', default: '127.0.0.1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    port: wholeNumber('port', values.port, 65_535),
    dataPath: values.data,
    rateLimit: wholeNumber('rate-limit', values['rate-limit'], 1_000_000),
    host: values.host,
  };
}

function explain(error: unknown): string {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Stop what uses it, or choose another one: npm run sandbox -- --port ${(port ?? 0) + 1}`;
  if (code === 'EACCES') return `Port ${port} needs more rights. Choose one above 1023.`;
  return error instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS') ? `${message}\n\n${usage}` : message;
}

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

function stopOnSignal(server: SandboxServer): void {
  const stop = async () => {
    console.log('Stopping.');
    await server.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** Serves the sandbox until it is stopped. Ends the process with a message when it cannot start. */
export async function runSandbox(args: string[]): Promise<void> {
  try {
    const options = readOptions(args);
    if (options === 'help') {
      console.log(usage);
      return;
    }
    const server = await startSandboxServer(options);
    stopOnSignal(server);
    console.log(greeting(server));
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}
