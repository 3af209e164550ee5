import Frame from '@site/src/components/Workbench/Frame';
import Overview from '@site/src/components/Workbench/Overview';
import type { ReactNode } from 'react';

export default function WorkbenchPage(): ReactNode {
  return (
    <Frame
      title="Workbench"
      description="Plan your connector’s certification, work on it, and see at each gate what is met, by what, and what comes next."
    >
      <Overview />
    </Frame>
  );
}
