import Answers from '@site/src/components/Workbench/Answers';
import Frame from '@site/src/components/Workbench/Frame';
import type { ReactNode } from 'react';

export default function AnswersPage(): ReactNode {
  return (
    <Frame
      title="Answers"
      description="Say where you stand with everything that is no checklist item: criteria, tasks, deliverables, security questions, use cases and duties."
    >
      <Answers />
    </Frame>
  );
}
