import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';

export interface OwnServer {
  readonly url: string;
  stop(): void;
}

/** A path for a data file in a folder of its own. */
export function newDataFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'own-server-')), 'data.db');
}

/** The built sandbox as a process of its own: others start over on the shared one. */
export function startOwnServer(dataFile: string): Promise<OwnServer> {
  const args = JSON.stringify(['--port', '0', '--data', dataFile, '--rate-limit', '0']);
  const code = `import('./dist/sandbox.mjs').then((it) => it.runSandbox(${args}))`;
  const server: ChildProcess = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (text) => {
      said += String(text);
      const [url] = /http:\/\/localhost:\d+/.exec(said) ?? [];
      if (url) resolve({ url, stop: () => void server.kill() });
    });
    server.once('exit', () => reject(new Error(`The server ended: ${said}`)));
  });
}

/** One for all tests of a file, stopped after the last. Its address is known once they begin. */
export function withOwnServer(): { readonly url: string } {
  let server: OwnServer | undefined;
  test.beforeAll(async () => {
    server = await startOwnServer(newDataFile());
  });
  test.afterAll(() => server?.stop());
  return {
    get url() {
      return server?.url ?? '';
    },
  };
}

async function keepChoice(page: Page, target: 'page' | 'local', url: string): Promise<void> {
  await page.addInitScript(
    (choice) => localStorage.setItem('connector-standards:sandbox', JSON.stringify({ version: 1, ...choice })),
    { target, localUrl: url },
  );
}

/** From the first page on, the browser has chosen this server. */
export const chooseServer = (page: Page, url: string): Promise<void> => keepChoice(page, 'local', url);

/** The sandbox in the page is chosen, and "the local server" is this one. */
export const nameServer = (page: Page, url: string): Promise<void> => keepChoice(page, 'page', url);
