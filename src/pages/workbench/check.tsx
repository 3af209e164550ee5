import CheckReport from '@site/src/components/Workbench/CheckReport';
import Frame from '@site/src/components/Workbench/Frame';
import type { ReactNode } from 'react';

export default function CheckPage(): ReactNode {
  return (
    <Frame
      title="Check a report"
      description="Open a readiness report that somebody sent you, read it, and see where it does not follow from the ledger it rests on."
    >
      <CheckReport />
    </Frame>
  );
}
