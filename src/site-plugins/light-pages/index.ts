import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from '@docusaurus/types';

const require = createRequire(path.resolve('package.json'));
const here = (file: string) => path.resolve('src/site-plugins/light-pages', file);

/** The stand-in that makes Swagger UI's copy buttons say whether they copied. */
const copyStandIn = path.resolve('src/components/Copy/react-copy-to-clipboard.tsx');

/** What pages of the docs know of all others. */
const docsVersion = /docusaurus-plugin-content-docs[\\/]default[\\/]p[\\/].*\.json$/;

/** A module of Docusaurus that this site replaces by one of its own. */
interface StandIn {
  /** The request, as the importing module writes it. */
  readonly request: RegExp;
  /** The importing module; any, when absent. */
  readonly from?: RegExp;
  readonly file: string;
}

/** Each says in its own comment what it spares a page. */
const standIns: readonly StandIn[] = [
  { request: /\/browserContext$/, from: /@docusaurus[\\/]core[\\/]lib[\\/]client[\\/]/, file: 'browser-context.tsx' },
  {
    request: /\/docsPreferredVersion$/,
    from: /@docusaurus[\\/]plugin-content-docs[\\/]/,
    file: 'preferred-version.tsx',
  },
  { request: /\/useWindowSize$/, from: /@docusaurus[\\/]theme-common[\\/]/, file: 'window-size.ts' },
  { request: /\/ExecutionEnvironment$/, from: /client[\\/]exports[\\/]Link\.js$/, file: 'no-prefetch.ts' },
  { request: /\/renderToHtml$/, from: /@docusaurus[\\/]core[\\/]lib[\\/]client[\\/]/, file: 'render-to-html.ts' },
];

/** What the bundler hands over for each request. */
interface Request {
  request: string;
  contextInfo: { issuer: string };
}

function replace(asked: Request, { from, file }: StandIn): void {
  if (from?.test(asked.contextInfo.issuer) ?? true) asked.request = here(file);
}

/**
 * Keeps work out of every page that a reader of prose does not need.
 *
 * The syntax highlighter: the theme registers its languages in a client module, which pulls the whole highlighter in;
 * src/theme/CodeBlock does it where code is shown. What all other pages are about. And what `standIns` names.
 */
export function lightPagesPlugin(): Plugin {
  const registersLanguages = require.resolve('@docusaurus/theme-classic/lib/prism-include-languages.js');
  return {
    name: 'light-pages',
    configureWebpack: (_config, _isServer, { currentBundler }) => ({
      module: {
        rules: [{ test: docsVersion, type: 'json', use: [here('without-descriptions.cjs')] }],
      },
      resolve: { alias: { [registersLanguages]: false, 'react-copy-to-clipboard$': copyStandIn } },
      plugins: standIns.map(
        (standIn) =>
          new currentBundler.instance.NormalModuleReplacementPlugin(standIn.request, (asked: Request) =>
            replace(asked, standIn),
          ),
      ),
    }),
  };
}
