import type { Props } from '@theme/CodeBlock';
import type { ComponentType } from 'react';

/** What draws code, once a page has brought it along: see `rehypeCodeBlocks`. */
export const here: { block?: ComponentType<Props> } = {};
