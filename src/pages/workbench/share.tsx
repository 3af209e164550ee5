import Frame from '@site/src/components/Workbench/Frame';
import Share from '@site/src/components/Workbench/Share';
import type { ReactNode } from 'react';

export default function SharePage(): ReactNode {
  return (
    <Frame
      title="Share"
      description="Give your assessment to a colleague or a reviewer as a link or a file, and take in what they send back."
    >
      <Share />
    </Frame>
  );
}
