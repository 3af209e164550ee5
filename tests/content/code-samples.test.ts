/** The code on pages is code: commands for the sandbox run against it as pasted, all others can be read by a shell or by Node. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';

const local = 'http://localhost:4010';
const pages = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => join('docs', name));

/** Code blocks of a language, each with its page. */
function samplesOf(language: string): [name: string, code: string][] {
  return ['README.md', ...pages.sort()].flatMap((page) => {
    const blocks = readFileSync(page, 'utf8').matchAll(/^( *)```(\w+)[^\n]*\n([\s\S]*?)^ *```/gm);
    const codes = [...blocks].filter(([, , named]) => named === language).map(([, , , code]) => code as string);
    return codes.map((code, index): [string, string] => [`${page}, number ${index + 1}`, code]);
  });
}

function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const hasShell = has('bash') && has('curl');
if (!hasShell) console.warn('bash or curl is not on this machine: the commands on pages were not run.');
const commands = samplesOf('bash');
const forSandbox = commands.filter(([, code]) => code.includes(`${local}/`));

let server: SandboxServer;

beforeAll(async () => {
  server = await startSandboxServer({ port: 0, dataPath: mkdtempSync(join(tmpdir(), 'sandbox-')), rateLimit: 0 });
});
afterAll(() => server.close());

describe.skipIf(!hasShell)('commands on pages', () => {
  it('are some', () => {
    expect(forSandbox.length).toBeGreaterThan(10);
  });

  it.each(commands)('can be read by a shell: %s', (_name, code) => {
    execFileSync('bash', ['-n'], { input: code });
  });

  it.each(forSandbox)('are answered by the sandbox as they stand: %s', async (_name, code) => {
    const run = promisify(execFile);
    // Some keep what they get in a file.
    const cwd = mkdtempSync(join(tmpdir(), 'sample-'));
    const { stdout } = await run('bash', ['-c', `${code.replaceAll(local, server.url)}`], { cwd });
    expect(stdout).not.toMatch(/"type":"(unauthorized|forbidden|internal_server_error)"|There is nothing at/);
  });
});

/** Some show a part of an object. */
const isProgram = (code: string) => !/^\s*\w+: \{/.test(code);

describe('programs on pages', () => {
  it.each(samplesOf('js'))('can be read by Node: %s', (_name, code) => {
    const file = join(mkdtempSync(join(tmpdir(), 'sample-')), 'sample.mjs');
    writeFileSync(file, isProgram(code) ? code : `({\n${code}\n});`);
    execFileSync(process.execPath, ['--check', file]);
  });
});
