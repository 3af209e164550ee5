import Original from '@theme-original/Mermaid';
import type { ComponentProps, ReactNode } from 'react';

/** A diagram is drawn in the browser alone; its source stands in the page for the page's Markdown. */
export default function Mermaid(props: ComponentProps<typeof Original>): ReactNode {
  return (
    <div data-diagram={props.value}>
      <Original {...props} />
    </div>
  );
}
