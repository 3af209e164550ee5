/** What the programs that serve share: how they start, say why they cannot, and stop. */
import { reportFault } from '../ledger/report-fault';
import { commandOf, type Programs, readOptions, UsageError, usageOf } from './options.mjs';

/** What runs until it is stopped. */
export interface Running {
  /** What to tell when everything stands. */
  greeting: string;
  /** Where to tell it, if not on the terminal. */
  say?: (line: string) => void;
  close(): Promise<void>;
}

type Failure = NodeJS.ErrnoException & { port?: number; address?: string };

function explainListening(
  { code, port = 0, address, message }: Failure,
  program: keyof Programs,
  options: object,
): string {
  const { sitePort, hosted } = options as { sitePort?: number; hosted?: { metricsPort?: number } };
  const option = sitePort === port ? 'site-port' : hosted?.metricsPort === port ? 'metrics-port' : 'port';
  const another = `${commandOf(program)} --${option} ${port < 65_000 ? port + 1 : 0}`;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken on ${address}. Stop what uses it, or choose another one: ${another}`;
  if (code === 'EACCES') return `Port ${port} needs more rights. Choose one above 1023.`;
  return `Nothing can listen on ${address ?? 'this address'} (${message}). --host takes an address of this computer.`;
}

/** Why a program cannot start, in words. A person can act on it; a stack trace would only hide it. */
function explain(error: unknown, program: keyof Programs, options: object): string {
  const failure = error as Failure;
  if (failure instanceof UsageError) return `${failure.message}\n\n${usageOf(program)}`;
  if (failure.syscall === 'listen' || failure.syscall === 'getaddrinfo')
    return explainListening(failure, program, options);
  return failure.message;
}

/** A fault in one request is told and must not take the server, and every other request, away. */
function outliveFaults(): void {
  process.on('uncaughtException', (error) => reportFault('A fault of this program, which goes on:', error));
  process.on('unhandledRejection', (error) => reportFault('A fault of this program, which goes on:', error));
  // Whoever read the output may have left, as `npm start | head` does.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

function stopOnSignal({ close, say = console.log }: Running): void {
  const stop = async () => {
    say('Stopping.');
    await close().catch((error: Error) => console.error(error.message));
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/**
 * Runs a program until it is stopped. Ends the process with a message when it cannot start.
 * @param folder where the project stands; its data is kept there unless an option says otherwise
 */
export async function runProgram<Name extends keyof Programs>(
  program: Name,
  args: readonly string[],
  folder: string | undefined,
  start: (options: Programs[Name]) => Promise<Running>,
): Promise<void> {
  let options: Programs[Name] | 'help' | undefined;
  try {
    options = readOptions(program, args, { folder });
    if (options === 'help') {
      console.log(usageOf(program));
      return;
    }
    const running = await start(options);
    outliveFaults();
    stopOnSignal(running);
    (running.say ?? console.log)(running.greeting);
  } catch (error) {
    console.error(explain(error, program, typeof options === 'object' ? options : {}));
    process.exit(1);
  }
}
