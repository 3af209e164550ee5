import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { secretKey } from '../../src/sandbox/keys';
import { InstalledCommand, installPackage } from './installed';

describe('the package, installed in an empty folder', () => {
  let folder = '';
  const inPackage = (...names: string[]) => join(folder, 'node_modules/connector-standards', ...names);
  beforeAll(() => {
    folder = installPackage();
  });

  it('serves the site and the sandbox and verifies, without a build, and stops on Ctrl-C', async () => {
    const command = new InstalledCommand(folder, 'serve', '--site-port', '0', '--port', '0');
    const [, site] = await command.says(/Site +(http:\S+)/);
    const [, sandbox] = await command.says(/Sandbox +(http:\S+)/);
    const page = await fetch(`${site}/docs/checklists`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(`<meta name="local-sandbox" content="${sandbox}">`);
    const skus = await fetch(`${sandbox}/skus`, { headers: { Authorization: `Bearer ${secretKey}` } });
    expect(await skus.json()).toHaveProperty('data');
    const verified = await new InstalledCommand(folder, 'verify', '--url', String(sandbox), '--format', 'json').ended();
    expect(JSON.parse(verified.out)).toMatchObject({ source: { name: sandbox, entries: 1 }, items: { length: 104 } });
    expect(verified.code).toBe(2);
    expect((await command.stop()).code).toBe(0);
    expect(existsSync(join(folder, '.sandbox/sandbox.db'))).toBe(true);
  });

  it('holds what runs, the catalog and the licenses, and neither sources nor the tools that build it', () => {
    const contents = ['LICENSE', 'README.md', 'bin', 'build', 'dist', 'package.json'];
    expect(readdirSync(inPackage()).sort()).toEqual(contents);
    expect(existsSync(inPackage('dist/catalog/checklists/supplementary.json'))).toBe(true);
    expect(readFileSync(inPackage('dist/third-party-notices.txt'), 'utf8')).toContain('\nhono ');
    const installed = readdirSync(join(folder, 'node_modules'));
    for (const name of ['react', 'typescript', 'esbuild', 'hono']) expect(installed).not.toContain(name);
  });

  it('names no registry', () => {
    const files = ['package.json', 'README.md', ...readdirSync(inPackage('dist')).map((name) => `dist/${name}`)];
    for (const file of files.filter((name) => /\.\w+$/.test(name)))
      expect(readFileSync(inPackage(file), 'utf8'), file).not.toMatch(/registry\.(npmjs|yarnpkg)|npm\.pkg/);
  });
});
