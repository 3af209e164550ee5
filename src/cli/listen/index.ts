/** `listen`: forwards deliveries of webhooks to a handler that the sandbox cannot call itself. */
import type { RelayedAnswer } from '../../sandbox/domain/account/deliveries/listener';
import { createHttpSender } from '../../sandbox/runtimes/node-sender';
import { BadInput } from '../bad-input';
import { exitCodes } from '../exit-codes';
import { Unavailable, Unreachable } from '../sources/sandbox';
import { type Begun, begin, end, type Fetched, fetchNext, tell } from './calls';
import { jsonOf, lineOf } from './lines';
import { type ListenOptions, listenUsage, readListenOptions } from './options';

/** Milliseconds between attempts to reach a sandbox that is away. */
const retryMs = 1000;

/** The handler is on this machine or in its network: any address may be called. */
const send = createHttpSender();

/** A call of the handler goes on when somebody stops: what it answers still counts. */
const never = new AbortController().signal;

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

function greet(
  { sandbox, forwardTo, asJson }: ListenOptions,
  { webhookId, isTemporary, types, enabled, tokens }: Begun,
) {
  // Where lines are for programs, nothing else is among them.
  const say = asJson ? console.error : console.log;
  say(`Listening at ${sandbox.url} for ${types.join(', ')}, and forwarding to ${forwardTo}`);
  say(`Webhook: ${webhookId}${isTemporary ? ', which goes when you stop' : ''}`);
  say(`Signing token${tokens.length > 1 ? 's' : ''} for your handler: ${tokens.map(({ token }) => token).join(', ')}`);
  if (!enabled) say('The webhook is disabled: nothing but checks of your handler comes until it is enabled.');
  say('Ctrl-C ends it.\n');
}

class Listening {
  /** What the handler has not answered yet, by the id of the delivery. */
  private readonly under = new Map<string, Promise<void>>();
  private isAway = false;

  constructor(
    private readonly options: ListenOptions,
    private readonly begun: Begun,
    private readonly signal: AbortSignal,
  ) {}

  /** Until the signal ends it. @throws BadInput where going on is of no use */
  async goOn(): Promise<void> {
    const { sandbox } = this.options;
    while (!this.signal.aborted) {
      try {
        const fetched = await fetchNext(sandbox, this.begun, [...this.under.keys()], this.signal);
        this.isBack();
        for (const one of fetched) this.under.set(one.id, this.forward(one));
      } catch (error) {
        if (this.signal.aborted) return;
        if (!(error instanceof Unreachable || error instanceof Unavailable)) throw error;
        this.isGone(error);
        await pause(retryMs, this.signal);
      }
    }
  }

  /** Resolves once the handler has answered, or had its time, and the sandbox knows. */
  async last(): Promise<void> {
    await Promise.all(this.under.values());
  }

  private isGone({ message }: Error): void {
    if (!this.isAway) console.error(`${message.split(' Start one with')[0]} Trying again until it is back.`);
    this.isAway = true;
  }

  private isBack(): void {
    if (this.isAway) console.error('The sandbox is back.');
    this.isAway = false;
  }

  private async forward({ id, headers, body, withinMs }: Fetched): Promise<void> {
    const { forwardTo, asJson } = this.options;
    const time = new Date();
    const startedAt = performance.now();
    const bytes = Buffer.from(body, 'base64');
    const sent = await send({ url: forwardTo, headers, body: bytes }, { withinMs, signal: never });
    const durationMs = 'status' in sent ? sent.afterMs : performance.now() - startedAt;
    const answer = answerOf(sent);
    const line = { time, body: bytes.toString('utf8'), answer, durationMs };
    console.log(asJson ? jsonOf(line) : lineOf(line));
    await this.report(id, answer).catch(({ message }: Error) => console.error(message));
    this.under.delete(id);
  }

  /** Tells the answer, also once a sandbox that was away is back. */
  private async report(id: string, answer: RelayedAnswer): Promise<void> {
    try {
      await tell(this.options.sandbox, this.begun, id, answer);
    } catch (error) {
      if (!(error instanceof Unreachable || error instanceof Unavailable)) throw error;
      await pause(retryMs, this.signal);
      await tell(this.options.sandbox, this.begun, id, answer);
    }
  }
}

function answerOf(sent: Awaited<ReturnType<typeof send>>): RelayedAnswer {
  if (!('failure' in sent)) return { status: sent.status, text: sent.text, afterMs: Math.round(sent.afterMs) };
  return { failure: sent.failure === 'timeout' ? 'timeout' : 'unreachable', reason: sent.reason };
}

async function run(options: ListenOptions, stop: AbortController): Promise<number> {
  const begun = await begin(options);
  greet(options, begun);
  const listening = new Listening(options, begun, stop.signal);
  try {
    await listening.goOn();
    await listening.last();
  } finally {
    await end(options.sandbox, begun).catch(({ message }: Error) => {
      // It went before, or another listener has it.
      if (stop.signal.aborted) console.error(`The webhook may still be there. ${message}`);
    });
  }
  return exitCodes.ready;
}

/** @returns the exit code */
export async function listen(args: readonly string[]): Promise<number> {
  const options = readListenOptions(args);
  if (!options) {
    console.log(listenUsage);
    return exitCodes.ready;
  }
  const stop = new AbortController();
  const onSignal = () => {
    // Whoever presses it twice does not want to wait.
    if (stop.signal.aborted) process.exit(exitCodes.ready);
    stop.abort(new BadInput('Stopped.'));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    return await run(options, stop);
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}
