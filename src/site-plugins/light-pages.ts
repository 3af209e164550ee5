import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from '@docusaurus/types';

const require = createRequire(path.resolve('package.json'));

/** The stand-in that makes Swagger UI's copy buttons say whether they copied. */
const copyStandIn = path.resolve('src/components/Copy/react-copy-to-clipboard.tsx');

/**
 * Keeps the syntax highlighter out of the script that every page loads. The theme registers its languages in a client
 * module, which pulls the whole highlighter in; src/theme/CodeBlock does it where code is shown.
 */
export function lightPagesPlugin(): Plugin {
  const registersLanguages = require.resolve('@docusaurus/theme-classic/lib/prism-include-languages.js');
  return {
    name: 'light-pages',
    configureWebpack: () => ({
      resolve: { alias: { [registersLanguages]: false, 'react-copy-to-clipboard$': copyStandIn } },
    }),
  };
}
