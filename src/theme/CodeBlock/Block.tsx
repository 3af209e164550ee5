import type { Props } from '@theme/CodeBlock';
import ElementContent from '@theme/CodeBlock/Content/Element';
import StringContent from '@theme/CodeBlock/Content/String';
import { Children, isValidElement, type ReactNode } from 'react';
import { here } from './here';

/**
 * The theme's own draws each block a second time once the page is taken over, for the colors of the dark theme. Here both
 * themes share the names of the colors (src/css/code-themes.ts), and a block is drawn once.
 */
export default function Block({ children, ...props }: Props): ReactNode {
  const parts = Children.toArray(children);
  if (parts.some((part) => isValidElement(part))) return <ElementContent {...props}>{children}</ElementContent>;
  return <StringContent {...props}>{parts.join('')}</StringContent>;
}

here.block = Block;
