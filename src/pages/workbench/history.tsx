import Frame from '@site/src/components/Workbench/Frame';
import History from '@site/src/components/Workbench/History';
import type { ReactNode } from 'react';

export default function HistoryPage(): ReactNode {
  return (
    <Frame
      title="History"
      description="See every change and undo it, freeze milestones, and keep an assessment for each connector, version or environment."
    >
      <History />
    </Frame>
  );
}
