import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isReadable } from './workplace.mjs';

/** The project's commands in a folder with the name that people least expect, and with nothing installed. */
const place = mkdtempSync(join(tmpdir(), 'machines-'));
const folder = join(place, 'my shop #2 größe 100%');
const cache = join(place, 'cache');

beforeAll(() => {
  for (const name of ['scripts', 'src/cli']) cpSync(name, join(folder, name), { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(name, join(folder, name));
});

interface Ended {
  code: number | null;
  output: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data));
  const [code] = await once(child, 'close');
  return { code, output };
}

const environment = { ...process.env, XDG_CACHE_HOME: cache };

function start(script: string, args: string[] = [], env: NodeJS.ProcessEnv = environment, cwd = place): ChildProcess {
  return spawn(process.execPath, [join(folder, 'scripts', script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
    cwd,
  });
}

const run = (...parts: Parameters<typeof start>) => ended(start(...parts));

/** A script of the project that does what a test asks. */
function write(script: string, code: string): string {
  writeFileSync(join(folder, 'scripts', script), code);
  return script;
}

describe('in a folder with any name, from any other one,', () => {
  it.each(['start.mjs', 'sandbox.mjs'])('%s tells its options before anything is installed', async (script) => {
    const help = await run(script, ['--help']);
    expect(help.code).toBe(0);
    expect(help.output).toMatch(/^Usage: npm [\s\S]*--allow-origin/);
    const wrong = await run(script, ['--colour']);
    expect(wrong.code).toBe(1);
    expect(wrong.output).toMatch(/^Unknown option '--colour'\.\n\nUsage/);
    expect(existsSync(join(folder, '.cache'))).toBe(false);
  });

  it('steps know their folder, and start npm whatever the system calls it', async () => {
    const script = write(
      'probe.mjs',
      `import { root, runQuietly, say } from './steps/say.mjs';
       import { npmCommand } from './steps/install.mjs';
       const [command, ...args] = npmCommand();
       const { code, output } = await runQuietly('Asking npm', command, [...args, 'pkg', 'get', 'name']);
       say(JSON.stringify({ root, code, name: JSON.parse(output) }));`,
    );
    for (const env of [environment, { PATH: process.env.PATH, npm_execpath: '/nowhere/pnpm.cjs' }]) {
      const { output } = await run(script, [], env);
      const said = JSON.parse(output.trim().split('\n').at(-1) ?? '');
      expect(said).toEqual({ root: `${folder}/`, code: 0, name: 'connector-standards' });
    }
  });

  it('what cannot be started is told, and ends the command', async () => {
    const script = write(
      'probe.mjs',
      "import { runOrStop } from './steps/say.mjs'; await runOrStop('Baking', 'no-such-oven', []);",
    );
    const { code, output } = await run(script);
    expect(code).toBe(1);
    expect(output).toContain('no-such-oven');
    expect(output).toContain('Stopped: "Baking" did not work.');
    expect(output).not.toMatch(/\n\s+at /);
  });

  it('what never ends is ended, so that it holds up no other command', async () => {
    const script = write(
      'probe.mjs',
      `import { runOrStop } from './steps/say.mjs';
       const args = ['-e', 'console.log("half baked"); setInterval(() => {}, 1000)'];
       await runOrStop('Baking', process.execPath, args, { longestMs: 2000 });`,
    );
    const { code, output } = await run(script);
    expect(code).toBe(1);
    expect(output).toContain('half baked\n\nIt did not end within 2 s, and was ended.');
    expect(output).toContain('Stopped: "Baking" did not work.');
  });
});

describe('a folder whose name the tools cannot read', () => {
  it.each(['/home/me/shop', '/home/me/my shop (1), größe & co', 'C:\\Users\\Zoë\\shop', '/srv/a+b@c=d~e_f.g-h'])(
    'is not: %s',
    (name) => {
      expect(isReadable(name)).toBe(true);
    },
  );

  it.each(['/a/#1', '/a/100%', '/a/what?', '/a/oh!', '/a/[x]', '/a/{x}', '/a/*', '/a/b:c', '/a/$HOME'])(
    'is: %s',
    (name) => {
      expect(isReadable(name)).toBe(false);
    },
  );

  it('is worked for in a copy, which is kept up to date, and gets back what was made', async () => {
    write(
      'probe.mjs',
      `import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
       import { join } from 'node:path';
       import { root, say } from './steps/say.mjs';
       import { bringBack, dataFolder, workWhereNamesAreRead } from './steps/workplace.mjs';
       await workWhereNamesAreRead('probe.mjs');
       const note = join(root, 'note.txt');
       mkdirSync(join(root, 'build'), { recursive: true });
       writeFileSync(join(root, 'build/page.html'), 'made');
       bringBack('build');
       const found = existsSync(note) ? readFileSync(note, 'utf8') : null;
       const shared = existsSync(join(root, 'node_modules/a/index.js'));
       say(JSON.stringify({ root, dataFolder, found, shared, args: process.argv.slice(2) }));
       process.exitCode = 7;`,
    );
    mkdirSync(join(folder, 'node_modules/a'), { recursive: true });
    for (const file of ['a/index.js', '.package-lock.json']) writeFileSync(join(folder, 'node_modules', file), '{}');
    for (const text of ['one', 'another', null]) {
      if (text) writeFileSync(join(folder, 'note.txt'), text);
      else rmSync(join(folder, 'note.txt'));
      const { code, output } = await run('probe.mjs', ['--data', 'x y']);
      expect(code).toBe(7);
      const said = JSON.parse(output.trim().split('\n').at(-1) ?? '');
      expect(said).toEqual({
        root: expect.stringContaining(cache),
        dataFolder: `${folder}/`,
        found: text,
        shared: true,
        args: ['--data', 'x y'],
      });
      expect(isReadable(said.root)).toBe(true);
      expect(readFileSync(join(folder, 'build/page.html'), 'utf8')).toBe('made');
    }
  });

  it('is worked for through a link as well', async () => {
    const link = join(place, 'link');
    symlinkSync(folder, link);
    const child = spawn(process.execPath, [join(link, 'scripts/start.mjs'), '--help'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect((await ended(child)).output).toContain('Usage: npm start');
  });
});

describe('a step', () => {
  const slowStep = (name: string) =>
    write(
      `${name}.mjs`,
      `import { appendFileSync } from 'node:fs';
       import { join } from 'node:path';
       import { root, runOrStop, say } from './steps/say.mjs';
       import { whenStale } from './steps/stale.mjs';
       const wait = 'setTimeout(() => {}, Number(process.argv[1]))';
       const did = await whenStale('${name}', { inputs: ['package.json'], outputs: [] }, async () => {
         await runOrStop('Working', process.execPath, ['-e', wait, process.argv[2]]);
         appendFileSync(join(root, '${name}.txt'), 'done;');
       });
       say(did ? 'worked' : 'nothing to do');`,
    );
  const doneBy = (name: string) =>
    existsSync(join(folder, `${name}.txt`)) ? readFileSync(join(folder, `${name}.txt`), 'utf8') : '';

  it('that two commands want is done once, and the other one waits', async () => {
    const script = slowStep('shared');
    const both = await Promise.all([run(script, ['1500']), run(script, ['1500'])]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ output }) => output.trim().split('\n').at(-1)).sort()).toEqual(['nothing to do', 'worked']);
    const said = both.map(({ output }) => output).join('');
    expect(said).toMatch(/Waiting for another command that is setting up this folder: process \d+\n/);
    expect(doneBy('shared')).toBe('done;');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('that is stopped by %s stops at once, blocks nothing, and is done anew', async (signal, code) => {
    const script = slowStep(`stopped-by-${signal}`);
    const child = start(script, ['30000']);
    const whole = ended(child);
    child.stdout?.on('data', (data) => String(data).includes('Working') && setTimeout(() => child.kill(signal), 300));
    const { code: exit, output } = await whole;
    expect(exit).toBe(code);
    expect(output).toContain('Stopped. The next start goes on from here.');
    expect(output).not.toContain('did not work');
    expect((await run(script, ['1'])).output).toContain('worked');
  });

  it('that was killed leaves no lock behind', async () => {
    const script = slowStep('killed');
    const child = start(script, ['3000']);
    const whole = ended(child);
    child.stdout?.on(
      'data',
      (data) => String(data).includes('Working') && setTimeout(() => child.kill('SIGKILL'), 300),
    );
    await whole;
    expect((await run(script, ['1'])).output).toContain('worked');
  });
});

describe('a clone', () => {
  it.runIf(existsSync('.git'))('has one kind of line end, whatever Git is told', () => {
    const clone = join(place, 'clone');
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' });
    git('clone', '--quiet', '--shared', '-c', 'core.autocrlf=true', '-c', 'core.eol=crlf', '.', clone);
    const files = git('-C', clone, 'ls-files', '--eol').trim().split('\n');
    expect(files.length).toBeGreaterThan(500);
    expect(files.filter((line) => !/^i\/(lf|none|-text)\s+w\/(lf|none|-text)\s/.test(line))).toEqual([]);
  });
});
