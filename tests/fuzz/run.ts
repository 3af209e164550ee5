/** Carries out one run on a target and tells everything that is wrong. */
import { answerProblems } from './check/answer';
import { ledgerProblems, type Recorded, readLedger } from './check/ledger';
import { moneyProblems } from './check/money';
import { pathnameOf } from './check/path';
import { Secrets, secretsInPrint } from './check/secrets';
import { Patience } from './check/time';
import { match } from './contract';
import { jsonOf } from './json';
import { Known, KnownId } from './known';
import type { Answer, DrawnBody, DrawnCall, Problem, SentRequest, Step, Text } from './step';
import type { Target } from './targets';
import { encoded } from './wire';

export interface RunResult {
  readonly problems: readonly Problem[];
  readonly recorded: readonly Recorded[];
}

export interface Watch {
  /** Called before each request, for whoever watches over one that never ends. */
  readonly before: (sent: SentRequest) => void;
}

function bytesOf(body: DrawnBody, known: Known): Uint8Array | undefined {
  if (body.kind === 'none') return undefined;
  if (body.kind === 'bytes') return body.bytes;
  return Buffer.from(body.kind === 'text' ? body.text : jsonOf(known.fill(body.value)), 'utf8');
}

function filled({ method, path, query, headers, body }: DrawnCall, known: Known): SentRequest {
  const part = (text: Text) => (text instanceof KnownId ? encoded(known.idOf(text)) : text);
  const value = (text: Text) => encoded(text instanceof KnownId ? known.idOf(text) : text);
  const search = query.map(([name, text]) => `${encoded(name)}=${value(text)}`).join('&');
  const target = path.map(part).join('') + (search === '' ? '' : `?${search}`);
  return { method, target, headers, body: bytesOf(body, known) };
}

class Run {
  readonly known = new Known();
  readonly problems: Problem[] = [];
  readonly recorded: Recorded[] = [];
  readonly secrets = new Secrets();
  readonly patience = new Patience();

  constructor(
    private readonly target: Target,
    private readonly watch: Watch,
  ) {}

  async step(step: Step): Promise<void> {
    if (step.kind === 'again') {
      const earlier = this.recorded.at(-1 - step.back);
      if (earlier) await this.send(earlier.sent);
      return;
    }
    for (const call of step.calls) await this.send(filled(call, this.known));
  }

  private async send(sent: SentRequest): Promise<void> {
    this.watch.before(sent);
    const answer = await this.target.send(sent);
    if (!answer) return;
    this.recorded.push({ sent, answer });
    this.problems.push(...answerProblems(sent, answer), ...this.secrets.inAnswer(sent, answer));
    this.problems.push(...this.patience.check(sent, answer));
    this.learn(sent, answer);
  }

  private learn(sent: SentRequest, { status, text }: Answer): void {
    const { operation } = match(sent.method, pathnameOf(sent.target));
    if (!operation || status >= 300 || text === '') return;
    const body: unknown = JSON.parse(text);
    this.problems.push(...moneyProblems(body));
    this.known.learn(operation.objectKind, body);
  }

  async end(printed: readonly string[]): Promise<void> {
    const { text, exchanges } = await readLedger((sent) => this.target.send(sent));
    this.problems.push(...ledgerProblems(this.recorded, exchanges), ...this.secrets.inLedger(text));
    for (const line of printed) {
      this.problems.push({ kind: 'The sandbox prints something', detail: line.slice(0, 600) }, ...secretsInPrint(line));
    }
  }
}

/** What the console is told while work is under way. */
async function listening(work: (heard: readonly string[]) => Promise<void>): Promise<void> {
  const heard: string[] = [];
  const names = ['log', 'info', 'warn', 'error', 'debug'] as const;
  const originals = names.map((name) => console[name]);
  const hear = (...parts: unknown[]) => {
    heard.push(parts.map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part))).join(' '));
  };
  for (const name of names) console[name] = hear;
  try {
    await work(heard);
  } finally {
    for (const [index, name] of names.entries()) console[name] = originals[index] as typeof console.log;
  }
}

export async function runSteps(steps: readonly Step[], target: Target, watch: Watch): Promise<RunResult> {
  const run = new Run(target, watch);
  await listening(async (heard) => {
    await target.begin();
    for (const step of steps) await run.step(step);
    await run.end(heard);
  });
  return run;
}
