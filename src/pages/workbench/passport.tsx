import Frame from '@site/src/components/Workbench/Frame';
import Passport from '@site/src/components/Workbench/Passport';
import type { ReactNode } from 'react';

export default function PassportPage(): ReactNode {
  return (
    <Frame
      title="Connector passport"
      description="Say what your connector does. It decides which items, use cases and duties concern you. Leave open what you do not know: it then counts."
    >
      <Passport />
    </Frame>
  );
}
