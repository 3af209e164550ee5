import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noticeOf, packageFolderOf } from './third-party-notices';

function packageWith(manifest: object, files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'a', version: '1.2.3', ...manifest }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('the package of a file', () => {
  it.each([
    ['/p/node_modules/react/index.js', '/p/node_modules/react'],
    ['/p/node_modules/@fontsource/mono/files/a.woff2', '/p/node_modules/@fontsource/mono'],
    ['/p/node_modules/a/node_modules/@b/c/d/e.js', '/p/node_modules/a/node_modules/@b/c'],
    ['C:\\p\\node_modules\\@b\\c\\d.js', 'C:\\p\\node_modules\\@b\\c'],
    ['/p/src/pages/index.tsx', undefined],
  ])('%s', (file, folder) => {
    expect(packageFolderOf(file)).toBe(folder);
  });
});

describe('the notice of a package', () => {
  it('has its license, its text and what it asks to be told', () => {
    const files = { LICENSE: 'Do as you like.\r\nReally.', NOTICE: 'Made by us.', 'license.js': 'code' };
    expect(noticeOf(packageWith({ license: 'MIT' }, files))).toBe(
      'a 1.2.3 (MIT)\n-------------\n\nDo as you like.\nReally.\nMade by us.',
    );
  });

  it.each([{ license: 'ISC' }, { license: { type: 'ISC' } }, { licenses: [{ type: 'ISC' }] }])(
    'names the license in each way it is written: %j',
    (manifest) => {
      expect(noticeOf(packageWith(manifest))).toMatch(/^a 1\.2\.3 \(ISC\)\n/);
    },
  );

  it('cannot be left out: without a license nobody may hand a package on', () => {
    expect(() => noticeOf(packageWith({}))).toThrow('a would be part of the site and has no license');
  });
});
