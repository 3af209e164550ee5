import type { Props } from '@theme/CodeBlock';
import includeLanguages from '@theme/prism-include-languages';
import CodeBlock from '@theme-original/CodeBlock';
import { Prism } from 'prism-react-renderer';
import type { ComponentType } from 'react';

// The theme would do this on every page; src/site-plugins/light-pages.ts says why it is done here.
includeLanguages(Prism);

export default CodeBlock as ComponentType<Props>;
