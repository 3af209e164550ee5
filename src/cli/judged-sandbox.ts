/** The sandbox as a server that also says what the calls of a connector prove. */
import type { ControlRoute, FurtherControl } from '../sandbox/http/control-call';
import { type SandboxServer, type SandboxServerOptions, startSandboxServer } from '../sandbox/runtimes/node';

/** The judge is loaded when somebody asks for a verdict. */
function verdictCalls(): FurtherControl {
  let loaded: Promise<ReturnType<typeof import('./verdicts/answer').createVerdictAnswers>> | undefined;
  const answers = () => {
    loaded ??= import('./verdicts/answer').then(({ createVerdictAnswers }) => createVerdictAnswers());
    return loaded;
  };
  const routes: readonly ControlRoute[] = [
    { method: 'GET', answer: async (call) => (await answers()).get(call) },
    { method: 'POST', answer: async (call) => (await answers()).post(call) },
  ];
  return new Map([['/_sandbox/verdicts', routes]]);
}

export function startJudgedSandbox(options: SandboxServerOptions): Promise<SandboxServer> {
  return startSandboxServer({ ...options, furtherControl: verdictCalls() });
}
