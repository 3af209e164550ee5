import MDXCode from '@theme-original/MDXComponents/Code';
import { Children, type ComponentProps, isValidElement, type ReactNode } from 'react';

/**
 * Code of a page. Names in tables hold places to break a line (`rehype-table-cards`): elements, which the theme takes for
 * the lines of a code block. They are inline all the same, and need no highlighter.
 */
export default function InlineCode(props: ComponentProps<'code'>): ReactNode {
  const hasBreaks = Children.toArray(props.children).some((child) => isValidElement(child) && child.type === 'wbr');
  return hasBreaks ? <code {...props} /> : <MDXCode {...props} />;
}
