// The steps between a fresh clone and something that runs: dependencies, generated modules, server bundle, site.
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compressFiles } from './compress.mjs';
import { installDependencies } from './install.mjs';
import { writeRules } from './rules.mjs';
import { root, runOrStop, say } from './say.mjs';
import { whenStale } from './stale.mjs';
import { programOf } from './tools.mjs';

/** The oldest Node that has all we use; package.json names it too. */
const oldestNode = [20, 11];

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  say(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.version}. Get it from https://nodejs.org.`);
  process.exit(1);
}

export function ensureDependencies() {
  return whenStale(
    'dependencies',
    { inputs: ['package-lock.json', '.npmrc'], outputs: ['node_modules/.package-lock.json'] },
    installDependencies,
  );
}

const generatorInputs = [
  'src/catalog',
  'src/certification',
  'src/reference',
  'src/contract',
  'src/guides',
  'src/sandbox',
  'scripts/generate',
  'scripts/generate.ts',
  'docs',
];

export function ensureGenerated() {
  writeRules();
  return whenStale(
    'generated',
    {
      inputs: generatorInputs,
      outputs: [
        'src/generated/catalog/index.json',
        'src/generated/catalog/judging.json',
        'src/generated/contract/document.json',
        'src/generated/home.json',
        'src/generated/subjects.json',
        'src/generated/downloads/checklists.csv',
        'src/generated/downloads/connector-profile.schema.json',
        'src/generated/downloads/connector-sandbox.postman_collection.json',
        'src/generated/downloads/arazzo/use-cases.zip',
        'docs/reference/api/index.mdx',
      ],
    },
    () =>
      runOrStop('Generating types, validators and catalog from the contract and the YAML files', process.execPath, [
        programOf('tsx'),
        'scripts/generate.ts',
      ]),
  );
}

/**
 * The Node programs, bundled with every package but the one that has machine code. What was taken over is noted, so that its
 * licenses can be handed on with it.
 */
export async function ensureServer() {
  return whenStale(
    'server',
    {
      inputs: [
        'src/cli',
        'src/sandbox',
        'src/server',
        'src/search',
        'src/ledger',
        'src/certification',
        'src/catalog',
        'src/site-plugins',
        'src/browser',
        'src/generated',
        'package-lock.json',
        'scripts/steps',
      ],
      outputs: ['dist/start.mjs', 'dist/sandbox.mjs', 'dist/cli.mjs', bundledPackages],
    },
    async () => {
      say('▸ Bundling the sandbox server');
      const { build } = await import('esbuild');
      rmSync(join(root, 'dist'), { recursive: true, force: true });
      const { metafile } = await build({
        entryPoints: Object.fromEntries(
          ['start', 'sandbox', 'cli'].map((name) => [name, join(root, `src/cli/${name}.ts`)]),
        ),
        absWorkingDir: root,
        outdir: join(root, 'dist'),
        outExtension: { '.js': '.mjs' },
        bundle: true,
        platform: 'node',
        target: `node${oldestNode[0]}`,
        format: 'esm',
        external: ['libsql'],
        // Packages in the older module format ask for Node's own modules in this way.
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
        splitting: true,
        metafile: true,
        logLevel: 'error',
      });
      writeFileSync(join(root, bundledPackages), JSON.stringify(packagesOf(metafile)));
    },
  );
}

/** The folders of the packages whose code is in the bundled programs, as a JSON list. */
export const bundledPackages = 'dist/bundled-packages.json';

function packagesOf({ inputs }) {
  const folders = Object.keys(inputs).map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...new Set(folders)].filter(Boolean).sort();
}

/** Files that pages link to as they are: Swagger UI's stylesheet (see stack notes in ADR 0004), the contract, and documents to take away. */
export function copyStaticFiles() {
  mkdirSync(join(root, 'static/vendor'), { recursive: true });
  copyFileSync(join(root, 'node_modules/swagger-ui-react/swagger-ui.css'), join(root, 'static/vendor/swagger-ui.css'));
  if (existsSync(join(root, 'src/generated/contract/document.json'))) {
    copyFileSync(join(root, 'src/generated/contract/document.json'), join(root, 'static/openapi.json'));
  }
  const downloads = join(root, 'static/downloads');
  rmSync(downloads, { recursive: true, force: true });
  if (existsSync(join(root, 'src/generated/downloads')))
    cpSync(join(root, 'src/generated/downloads'), downloads, { recursive: true });
}

const siteInputs = [
  'docs',
  'src',
  'static/img',
  'static/ci',
  'sidebars.ts',
  'docusaurus.config.ts',
  'package-lock.json',
  'tsconfig.json',
  'scripts/steps',
];

export function ensureSite() {
  const salt = [
    process.env.SITE_URL,
    process.env.SITE_BASE_URL,
    process.env.SITE_EDIT_URL,
    process.env.SITE_SANDBOX_SERVERS,
  ].join(' ');
  return whenStale('site', { inputs: siteInputs, outputs: ['build/index.html'], salt }, async () => {
    copyStaticFiles();
    await runOrStop('Building the site (about a minute)', process.execPath, [programOf('docusaurus'), 'build'], {
      env: { NODE_ENV: 'production', DOCUSAURUS_NO_PERSISTENT_CACHE: '' },
    });
    await compressFiles(join(root, 'build'));
  });
}
