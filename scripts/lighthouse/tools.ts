/** What the measurement fetches for itself: Lighthouse, and the maker of Docusaurus' default site. Nothing else needs them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../steps/say.mjs';

/** It declares a newer Node and runs on 20. */
const lighthouseVersion = '13.5.0';

/** Holds what is fetched and the default site. Inside the project, so that the default site finds the packages of this one. */
export const folder = join(root, '.cache/lighthouse');

/** The version of Docusaurus that this site is built with: both are built by the same. */
function docusaurusVersion(): string {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  return devDependencies['@docusaurus/core'] ?? 'latest';
}

/** Fetches both unless they are there. */
export function fetchTools(): void {
  const wanted = [`lighthouse@${lighthouseVersion}`, `create-docusaurus@${docusaurusVersion()}`];
  const note = join(folder, 'fetched.txt');
  if (existsSync(note) && readFileSync(note, 'utf8') === wanted.join(' ')) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  console.log(`Fetching ${wanted.join(' and ')} for this measurement`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...wanted], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  writeFileSync(note, wanted.join(' '));
}

/** The part of Lighthouse's report that is read here. */
export interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<string, { readonly title: string; readonly score: number | null; readonly numericValue?: number }>
  >;
  readonly runtimeError?: { readonly message: string };
}

interface Launched {
  readonly port: number;
  kill(): void;
}

export interface Tools {
  /** @param url of the page; a browser of its own is started for it */
  open(url: string, flags: object): Promise<Report>;
}

const moduleAt = (path: string) => import(pathToFileURL(join(folder, 'node_modules', path)).href);

const chromiumFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const mostTries = 4;

/** @param browser path of the Chromium to measure in */
export async function loadTools(browser: string): Promise<Tools> {
  const { default: lighthouse } = (await moduleAt('lighthouse/core/index.js')) as {
    default(url: string, flags: object): Promise<{ lhr: Report } | undefined>;
  };
  const { launch } = (await moduleAt('chrome-launcher/dist/index.js')) as {
    launch(options: object): Promise<Launched>;
  };
  async function openOnce(url: string, flags: object): Promise<Report> {
    const chromium = await launch({ chromePath: browser, chromeFlags: chromiumFlags });
    try {
      const result = await lighthouse(url, { ...flags, port: chromium.port });
      if (!result || result.lhr.runtimeError) throw new Error(result?.lhr.runtimeError?.message ?? 'no report');
      return result.lhr;
    } finally {
      chromium.kill();
    }
  }

  return {
    async open(url, flags) {
      for (let tried = 1; ; tried += 1)
        try {
          return await openOnce(url, flags);
        } catch (error) {
          // Now and then Lighthouse finds no beginning in what this Chromium recorded; the next time it does.
          if (tried === mostTries || !String(error).includes('NO_NAVSTART')) throw error;
        }
    },
  };
}
