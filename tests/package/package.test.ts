import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { secretKey } from '../../src/sandbox/keys';
import { listen } from '../../src/server/listen';
import { InstalledCommand, installPackage, packProject } from './installed';
import { Runner, readWorkflow } from './workflow';

let tarball = '';
beforeAll(() => {
  tarball = packProject();
});

describe('the package, installed in an empty folder', () => {
  let folder = '';
  const inPackage = (...names: string[]) => join(folder, 'node_modules/connector-standards', ...names);
  beforeAll(() => {
    folder = installPackage(tarball);
  });

  it('serves the site and the sandbox and verifies, without a build, and stops on Ctrl-C', async () => {
    const command = new InstalledCommand(folder, 'serve', '--site-port', '0', '--port', '0');
    const [, site] = await command.says(/Site +(http:\S+)/);
    const [, sandbox] = await command.says(/Sandbox +(http:\S+)/);
    const page = await fetch(`${site}/docs/checklists`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(`<meta name="local-sandbox" content="${sandbox}">`);
    const assistant = new Client({ name: 'test', version: '1' });
    await assistant.connect(new StreamableHTTPClientTransport(new URL(`${site}/mcp`)));
    const found = await assistant.callTool({ name: 'search', arguments: { query: 'POST /refunds', limit: 1 } });
    expect(JSON.stringify(found.content)).toContain('#createRefunds');
    const told = await assistant.callTool({ name: 'operation', arguments: { operation: 'createRefunds' } });
    expect(JSON.stringify(told.content)).toMatch(/POST \/refunds.*reason/);
    await assistant.close();
    const skus = await fetch(`${sandbox}/skus`, { headers: { Authorization: `Bearer ${secretKey}` } });
    expect(await skus.json()).toHaveProperty('data');
    const verified = await new InstalledCommand(folder, 'verify', '--url', String(sandbox), '--format', 'json').ended();
    const verdicts = JSON.parse(verified.out);
    expect(verdicts).toMatchObject({ source: { name: sandbox, entries: 1 }, items: { length: 104 } });
    expect(verified.code).toBe(verdicts.outcome === 'nothing-observed' ? 2 : 1);
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

/** Makes one call that is right and one that is not, with the settings that the workflow gives. */
const connectorTests = `
const headers = { authorization: 'Bearer ' + process.env.SECRET_KEY, 'content-type': 'application/json' };
const call = (path, body) => fetch(process.env.API_URL + path, { method: 'POST', headers, body: JSON.stringify(body) });
await call('/checkouts', { currency: 'USD', taxInclusive: true, items: [{ skuId: 'none', price: 1, quantity: 1 }] });
await call('/checkouts', { currency: 'USD', items: [{ skuId: 'none', price: 1, quantity: 1 }] });
`;

describe('the workflow for GitHub Actions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'repository '));
  const place = (name: string, contents: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), contents);
  };

  it('starts the sandbox, runs the tests of a connector against it and judges their calls', async () => {
    const { env, steps } = readWorkflow('static/ci/connector-standards.yml');
    place(String(env.PACKAGE), '');
    copyFileSync(tarball, join(folder, String(env.PACKAGE)));
    place('tests.mjs', connectorTests);
    place('connector-profile.yml', 'goods: [physical]\nsubscriptions: none\n');
    place('package.json', '{"name":"shop","version":"1.0.0","scripts":{"test":"node tests.mjs"}}');
    place('package-lock.json', '{"name":"shop","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"shop"}}}');
    const listening = await listen(() => createServer(), 0);
    await listening.close();
    const runner = new Runner(folder, {
      ...env,
      API_URL: `http://localhost:${listening.port}`,
      RUNNER_TEMP: mkdtempSync(join(tmpdir(), 'runner ')),
      GITHUB_SHA: '0123abcd',
      GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    });
    const ended = await runner.run(steps).finally(() => runner.stop());
    const last = ended.at(-1);
    expect(last?.name, last?.output).toBe('Judge its calls');
    expect(last?.code, last?.output).toBe(1);
    const verdicts = JSON.parse(readFileSync(join(folder, 'verdicts.json'), 'utf8'));
    expect(verdicts).toMatchObject({
      outcome: 'not-ready',
      scope: { runName: '0123abcd' },
      profile: { subscriptions: 'none' },
    });
    expect(verdicts.items).toContainEqual(expect.objectContaining({ id: 'checkouts.tax-inclusive', verdict: 'fail' }));
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('not ready');
    expect(readFileSync(join(folder, 'verdicts.xml'), 'utf8')).toContain('<testcase name="checkouts.tax-inclusive"');
    expect(readFileSync(join(folder, 'badge.svg'), 'utf8')).toContain('not ready');
  });
});
