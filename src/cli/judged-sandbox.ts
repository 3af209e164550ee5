/** The sandbox as a server that also says what the calls of a connector prove. */
import type { ControlRoute, FurtherControl } from '../sandbox/http/control-call';
import { type SandboxServer, type SandboxServerOptions, startSandboxServer } from '../sandbox/runtimes/node';
import { keepReady } from './verdicts/keep-ready';

type Answers = ReturnType<typeof import('./verdicts/answer').createVerdictAnswers>;

/** The judge is loaded when somebody asks for a verdict, or a ledger is long. */
function answersOnce(): () => Promise<Answers> {
  let loaded: Promise<Answers> | undefined;
  return () => {
    loaded ??= import('./verdicts/answer').then(({ createVerdictAnswers }) => createVerdictAnswers());
    return loaded;
  };
}

function verdictCalls(answers: () => Promise<Answers>): FurtherControl {
  const routes: readonly ControlRoute[] = [
    { method: 'GET', answer: async (call) => (await answers()).get(call) },
    { method: 'POST', answer: async (call) => (await answers()).post(call) },
  ];
  return new Map([['/_sandbox/verdicts', routes]]);
}

export function startJudgedSandbox(options: SandboxServerOptions): Promise<SandboxServer> {
  const answers = answersOnce();
  // Where many share the server, nobody's ledger is judged before somebody asks.
  const follower = options.hosted ? {} : { follower: keepReady(async () => (await answers()).judges) };
  return startSandboxServer({ ...options, furtherControl: verdictCalls(answers), ...follower });
}
