// Writes the licenses of the packages whose code is in the bundled programs beside them.
import { readFileSync, writeFileSync } from 'node:fs';
import { noticeOf } from '../src/site-plugins/third-party-notices';
import { bundledPackages } from './steps/prepare.mjs';

const folders = JSON.parse(readFileSync(bundledPackages, 'utf8')) as string[];
const intro = 'These programs contain work of others. It is used under the licenses below, with thanks.';
writeFileSync('dist/third-party-notices.txt', `${[intro, ...folders.map(noticeOf).sort()].join('\n\n\n')}\n`);
