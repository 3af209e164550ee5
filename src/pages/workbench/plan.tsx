import Frame from '@site/src/components/Workbench/Frame';
import Plan from '@site/src/components/Workbench/Plan';
import type { ReactNode } from 'react';

export default function PlanPage(): ReactNode {
  return (
    <Frame
      title="Plan"
      description="Give each criterion, task, deliverable and item an owner and a day. All days are your team’s own: no duration of a phase is published."
    >
      <Plan />
    </Frame>
  );
}
