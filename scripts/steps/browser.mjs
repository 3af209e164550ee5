// Finds a Chromium for the browser tests, or installs one and says so.
import { existsSync } from 'node:fs';
import { runQuietly, say } from './say.mjs';
import { programOf } from './tools.mjs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function fromEnvironment() {
  const named = process.env.CHROMIUM_PATH;
  if (!named) return undefined;
  if (existsSync(named)) return named;
  say(`CHROMIUM_PATH names ${named}, and nothing is there. Correct it or unset it.`);
  process.exit(1);
}

async function find() {
  return fromEnvironment() ?? usualPlaces.find((path) => existsSync(path)) ?? (await playwrightsOwn());
}

async function install() {
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (debian) {
    await runQuietly('Refreshing the package lists', 'apt-get', ['update', '-qq'], { allowFailure: true });
    const { code } = await runQuietly("Installing Debian's Chromium", 'apt-get', ['install', '-y', '-qq', 'chromium'], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (code === 0) return;
  }
  const install = [programOf('playwright'), 'install', '--with-deps', 'chromium'];
  await runQuietly("Installing Playwright's Chromium", process.execPath, install);
}

/** The path of a Chromium, or undefined when none could be had. */
export async function ensureBrowser() {
  let path = await find();
  if (!path) {
    say('No Chromium found (CHROMIUM_PATH, the usual places, Playwright): installing one.');
    await install();
    path = await find();
  }
  if (path) say(`▸ Browser: ${path}`);
  return path;
}
