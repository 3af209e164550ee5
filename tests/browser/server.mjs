// The product's own start command on an empty database, for the browser tests.
import { rmSync } from 'node:fs';

const [sitePort, sandboxPort] = process.argv.slice(2);
const data = '.cache/browser-tests/sandbox.db';
rmSync('.cache/browser-tests', { recursive: true, force: true });
const { start } = await import('../../dist/start.mjs');
await start(['--site-port', sitePort, '--port', sandboxPort, '--data', data, '--rate-limit', '0']);
