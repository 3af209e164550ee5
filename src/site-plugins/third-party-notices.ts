import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from '@docusaurus/types';

const fileName = 'third-party-notices.txt';

/** A module as the bundler's statistics list it; several may have been joined into one. */
interface BundledModule {
  readonly nameForCondition?: string | null;
  readonly modules?: readonly BundledModule[];
}

interface Statistics extends BundledModule {
  /** Files that were taken over as they are, such as fonts. Their names are relative to the project. */
  readonly assets?: readonly { readonly info: { readonly sourceFilename?: string } }[];
}

interface Compiler {
  hooks: { done: { tap(name: string, run: (stats: { toJson(wanted: object): Statistics }) => void): void } };
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type: string };
  /** As packages wrote it before there were expressions for it. */
  readonly licenses?: readonly { readonly type: string }[];
}

/** The folder of the package that a file belongs to; undefined for a file of this project. */
export function packageFolderOf(file: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}

function modulesOf({ nameForCondition, modules = [] }: BundledModule): string[] {
  return [...(nameForCondition ? [nameForCondition] : []), ...modules.flatMap(modulesOf)];
}

/** Every file whose contents the bundler took over. */
function filesOf(stats: Statistics): string[] {
  const assets = (stats.assets ?? []).flatMap(({ info: { sourceFilename } }) => sourceFilename ?? []);
  return [...modulesOf(stats), ...assets.map((file) => path.resolve(file))];
}

function textsOf(folder: string): string[] {
  const names = readdirSync(folder).filter(
    (name) => /^(licen[cs]e|copying|notice)(\W.*)?$/i.test(name) && !/\.js$/.test(name),
  );
  return names.sort().map((name) => readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
}

function licenseOf({ license, licenses = [] }: Manifest): string {
  if (typeof license === 'string') return license;
  return license?.type ?? licenses.map(({ type }) => type).join(' OR ');
}

/**
 * What a package's authors ask to be kept with copies of it.
 * @throws when it says nothing about its license: then nobody may hand it on
 */
export function noticeOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
  const license = licenseOf(manifest);
  const texts = textsOf(folder);
  if (!license && texts.length === 0)
    throw new Error(`${manifest.name} would be part of the site and has no license. Replace it.`);
  const title = `${manifest.name} ${manifest.version}${license ? ` (${license})` : ''}`;
  return [title, '-'.repeat(title.length), '', ...texts].join('\n').trimEnd();
}

/**
 * Writes the licenses of all packages whose code, styles or fonts are in the built pages, as the bundler counted them.
 * Pages link the file from their foot.
 */
export function thirdPartyNoticesPlugin(): Plugin {
  const folders = new Set<string>();
  const collect = {
    apply({ hooks }: Compiler) {
      hooks.done.tap('third-party-notices', (stats) => {
        const wanted = {
          all: false,
          assets: true,
          modules: true,
          nestedModules: true,
          modulesSpace: 1e6,
          nestedModulesSpace: 1e6,
        };
        for (const file of filesOf(stats.toJson(wanted))) {
          const folder = packageFolderOf(file);
          if (folder) folders.add(folder);
        }
      });
    },
  };
  return {
    name: 'third-party-notices',
    configureWebpack: (_config, isServer) => (isServer ? {} : { plugins: [collect] }),
    async postBuild({ outDir }) {
      const notices = [...new Set([...folders].map(noticeOf))].sort();
      if (notices.length === 0) throw new Error('The bundler named no packages, so their licenses cannot be listed.');
      const intro = 'These pages contain work of others. It is used under the licenses below, with thanks.';
      await writeFile(path.join(outDir, fileName), `${[intro, ...notices].join('\n\n\n')}\n`);
    },
  };
}
