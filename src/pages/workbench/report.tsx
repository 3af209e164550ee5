import Frame from '@site/src/components/Workbench/Frame';
import Report from '@site/src/components/Workbench/Report';
import type { ReactNode } from 'react';

export default function ReportPage(): ReactNode {
  return (
    <Frame
      title="Readiness report"
      description="Read in a minute whether your connector is ready and what is in the way; print it, sign it, and hand it over with all that it rests on."
    >
      <Report />
    </Frame>
  );
}
