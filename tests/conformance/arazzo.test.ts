/** The use cases as Arazzo workflows, run against the local server by Redocly's own runner. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ArazzoDocument } from '../../scripts/generate/arazzo/format';
import type { UseCaseGroup } from '../../src/catalog/types';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { newDataFile } from './program';

const files = unzipSync(readFileSync('src/generated/downloads/arazzo/use-cases.zip'));
const names = Object.keys(files).map((name) => name.replace('use-cases/', ''));
const textOf = (name: string) => strFromU8(files[`use-cases/${name}`] ?? new Uint8Array());
const workflowFiles = names.filter((name) => name.endsWith('.arazzo.yaml'));
const documents = workflowFiles.map((name) => parse(textOf(name)) as ArazzoDocument);
const groups = JSON.parse(readFileSync('src/generated/catalog/use-cases.json', 'utf8')) as UseCaseGroup[];
const cases = groups.flatMap(({ useCases }) => useCases);
const minutes = 60_000;

let server: SandboxServer;
let folder: string;

beforeAll(async () => {
  server = await startSandboxServer({ port: 0, dataPath: newDataFile(), rateLimit: 0 });
  // As a reader has them who unpacked the ZIP file.
  folder = mkdtempSync(join(tmpdir(), 'use-cases-'));
  for (const name of names) writeFileSync(join(folder, name), textOf(name));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What `redocly` says and whether it was content. */
function redocly(...args: string[]): Promise<{ output: string; isContent: boolean }> {
  const program = join(process.cwd(), 'node_modules/@redocly/cli/bin/cli.js');
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: folder, env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ output: stdout + stderr, isContent: error === null }),
    );
  });
}

interface Check {
  name: string;
  passed: boolean;
  message: string;
}
interface Report {
  files: Record<
    string,
    { executedWorkflows: { workflowId: string; executedSteps: { stepId: string; checks: Check[] }[] }[] }
  >;
}

/** Runs files as the page says, on the server of this test. */
async function respect(...given: string[]) {
  const report = join(folder, 'report.json');
  const servers = ['api', 'sandbox'].flatMap((name) => ['--server', `${name}=${server.url}`]);
  await redocly('respect', ...given, ...servers, '--json-output', report);
  const { files: reports } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  return Object.entries(reports).map(([file, { executedWorkflows }]) => {
    const steps = executedWorkflows.flatMap(({ executedSteps }) => executedSteps);
    const failures = steps.flatMap(({ stepId, checks }) =>
      checks.filter(({ passed }) => !passed).map(({ message }) => `${stepId}: ${message}`),
    );
    const workflows = executedWorkflows.map(({ workflowId }) => workflowId);
    return { file: basename(file), failures, workflows, steps: steps.map(({ stepId }) => stepId) };
  });
}

describe('the use cases as Arazzo workflows', () => {
  it('hold every case, or name it with the reason', () => {
    const written = documents.flatMap(({ workflows }) => workflows.map(({ workflowId }) => workflowId));
    const named = documents.flatMap(({ info }) =>
      [...info.description.matchAll(/^- (UC-\w+) .+: .{20,}/gm)].map(([, id]) => id),
    );
    expect([...written, ...named].sort()).toEqual(cases.map(({ id }) => id).sort());
    expect(written).toEqual(
      expect.arrayContaining(cases.filter(({ notInSandbox }) => !notInSandbox).map(({ id }) => id)),
    );
  });

  it('make every call of a case, and check its status and every value that the case expects', () => {
    for (const { id, prepare, steps } of cases) {
      const workflow = documents.flatMap(({ workflows }) => workflows).find(({ workflowId }) => workflowId === id);
      if (!workflow) continue;
      const calls = [
        ...prepare,
        ...steps.flatMap((step) => [...(step.prepare ?? []), ...(step.request ? [step.request] : [])]),
      ];
      const made = workflow.steps.filter(({ stepId }) => !/NameRun$|MoveClock\d*$/.test(stepId));
      const wanted = calls.map(({ expects: { code, body } }) => 1 + (code ? 1 : 0) + Object.keys(body).length);
      expect([id, made.map(({ successCriteria }) => successCriteria.length)]).toEqual([id, wanted]);
    }
  });

  it('are said to be no traffic of a connector', () => {
    for (const { components, workflows } of documents) {
      expect(components.parameters.origin).toEqual({ name: 'Sandbox-Origin', in: 'header', value: 'example' });
      for (const { parameters } of workflows)
        expect(parameters).toContainEqual({ reference: '$components.parameters.origin' });
    }
  });

  it(
    'are found in order by the linter, without a warning',
    async () => {
      const config = join(process.cwd(), 'redocly.yaml');
      const { output, isContent } = await redocly('lint', '--config', config, ...names);
      expect(isContent, output).toBe(true);
      expect(/You have \d+ \w+/.exec(output)?.[0]).toBeUndefined();
    },
    2 * minutes,
  );
});

describe('redocly respect, against the local server', () => {
  it(
    'runs every workflow, and one file twice over: every check holds, but where an answer is not as the case has it',
    async () => {
      const [again = ''] = workflowFiles.filter((name) => name.startsWith('customers'));
      writeFileSync(join(folder, 'again.arazzo.yaml'), textOf(again));
      const text = textOf('fraud.arazzo.yaml');
      const wrong = text.replace('/totalAmount == 26.89', '/totalAmount == 26.9');
      expect(wrong).not.toBe(text);
      writeFileSync(join(folder, 'wrong.arazzo.yaml'), wrong);
      // In one run: the runner takes longer to begin than a file takes.
      const ran = await respect(...workflowFiles, 'again.arazzo.yaml', 'wrong.arazzo.yaml');
      const right = ran.filter(({ file }) => file !== 'wrong.arazzo.yaml');
      expect(right.flatMap(({ failures }) => failures)).toEqual([]);
      const withAgain = [...documents, parse(textOf(again)) as ArazzoDocument];
      expect(right.map(({ workflows, steps }) => ({ workflows, steps }))).toEqual(
        withAgain.map(({ workflows }) => ({
          workflows: workflows.map(({ workflowId }) => workflowId),
          steps: workflows.flatMap(({ steps }) => steps.map(({ stepId }) => stepId)),
        })),
      );
      expect(ran.filter((one) => !right.includes(one)).map(({ failures }) => failures)).toEqual([
        [expect.stringContaining('/totalAmount == 26.9')],
      ]);
    },
    10 * minutes,
  );
});
