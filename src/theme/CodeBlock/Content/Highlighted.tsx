import includeLanguages from '@theme/prism-include-languages';
import CodeBlockContent from '@theme-original/CodeBlock/Content';
import { Prism } from 'prism-react-renderer';
import type { ComponentType } from 'react';

// The theme would do this on every page; src/site-plugins/light-pages says why it is done here.
includeLanguages(Prism);

export default CodeBlockContent as ComponentType;
