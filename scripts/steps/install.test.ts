import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { npmCommand } from './install.mjs';

describe('installing', () => {
  let server: Server;
  const place = mkdtempSync(join(tmpdir(), 'install-'));
  const project = join(place, 'my shop #1');

  /** A project whose one dependency builds its site and comes from a server, as all do. */
  beforeAll(async () => {
    const tool = join(place, 'tool');
    mkdirSync(tool);
    writeFileSync(join(tool, 'package.json'), JSON.stringify({ name: 'tool', version: '1.0.0' }));
    execFileSync(process.execPath, [...npmCommand().slice(1), 'pack', '--silent'], { cwd: tool });
    server = createServer((_request, response) => response.end(readFileSync(join(tool, 'tool-1.0.0.tgz'))));
    const { port } = await new Promise<AddressInfo>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo));
    });
    cpSync('scripts', join(project, 'scripts'), { recursive: true });
    const script = "import { installDependencies } from './steps/install.mjs'; await installDependencies();";
    writeFileSync(join(project, 'scripts/install.mjs'), script);
    const devDependencies = { tool: `http://127.0.0.1:${port}/tool-1.0.0.tgz` };
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'x', version: '1.0.0', devDependencies }));
  });
  afterAll(() => server.close());

  it.each([
    ['NODE_ENV is production', { NODE_ENV: 'production' }],
    ['npm is told to leave development out', { NPM_CONFIG_OMIT: 'dev', NPM_CONFIG_PRODUCTION: 'true' }],
    ['it runs in CI', { CI: '1' }],
    ['there is no home', { HOME: undefined }],
    ['npm cannot write its cache', { npm_config_cache: '/dev/null/cache' }],
  ])('brings what builds the site where %s', async (_where, env) => {
    rmSync(join(project, 'node_modules'), { recursive: true, force: true });
    const child = spawn(process.execPath, [join(project, 'scripts/install.mjs')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, npm_config_cache: join(place, 'npm'), ...env },
      cwd: place,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    const [code] = await once(child, 'close');
    expect(output).not.toContain('Stopped');
    expect(code).toBe(0);
    expect(existsSync(join(project, 'node_modules/tool/package.json'))).toBe(true);
  });
});
