import type { Run } from '../ledger/types';
import type { SandboxClient } from './types';

const path = '/_sandbox/runs';

type Wanted = Pick<Run, 'name' | 'purpose' | 'useCaseId'>;

async function answered(client: SandboxClient, method: string, where: string, body?: unknown): Promise<unknown> {
  const answer = await client.call({ method, path: where, ...(body === undefined ? {} : { body }) });
  if (answer.status === 404)
    throw new Error('This server keeps no runs: it is of an earlier version. Start a new one.');
  if (answer.status >= 400) throw new Error(`${method} ${where} answered ${answer.status}.`);
  return answer.body;
}

/** The newest first. */
export async function listRuns(client: SandboxClient): Promise<Run[]> {
  return ((await answered(client, 'GET', path)) as { data: Run[] }).data;
}

/** Starts a run; the one under way ends before it. */
export async function startRun(client: SandboxClient, wanted: Wanted): Promise<Run> {
  return (await answered(client, 'POST', path, wanted)) as Run;
}

/** Stops the run under way. */
export async function stopRun(client: SandboxClient): Promise<Run> {
  return (await answered(client, 'POST', `${path}/stop`)) as Run;
}
