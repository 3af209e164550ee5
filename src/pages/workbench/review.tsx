import Frame from '@site/src/components/Workbench/Frame';
import Review from '@site/src/components/Workbench/Review';
import type { ReactNode } from 'react';

export default function ReviewPage(): ReactNode {
  return (
    <Frame
      title="Review"
      isAboutOwn={false}
      description="Look at an assessment that a team sent you, accept or return each answer, and send your review back."
    >
      <Review />
    </Frame>
  );
}
