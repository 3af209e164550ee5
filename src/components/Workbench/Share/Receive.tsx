import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useAssessment } from '../../../assessment-client';
import { fragmentOfAddress, goToFragment } from '../../../browser/address';
import Problem from '../../ui/Problem';
import { type Incoming, type IncomingRead, readIncomingFile, readIncomingFragment } from '../Incoming/read';
import FileField from './FileField';

const IncomingPanel = lazy(() => import('../Incoming'));

/** Opens what somebody sent, as a file or as the link that led here. Nothing changes before a person says so. */
export default function Receive(): ReactNode {
  const { ready } = useAssessment();
  const [incoming, setIncoming] = useState<Incoming | null>(null);
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState('');

  function open(read: IncomingRead | null): void {
    setIncoming(read?.ok ? read.incoming : null);
    setProblem(read && !read.ok ? `Nothing was changed. ${read.reason}` : '');
    setSaid('');
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened, and with every link after it
  useEffect(() => {
    const follow = () => {
      const read = readIncomingFragment(fragmentOfAddress());
      if (read) open(read);
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);

  function end(done: string): void {
    setIncoming(null);
    setSaid(done);
    // It was dealt with: a reload would ask again.
    if (fragmentOfAddress() !== '') goToFragment('');
  }

  return (
    <section aria-labelledby="receive">
      <h2 id="receive">Open what somebody sent</h2>
      <p>
        A colleague’s assessment or a review that comes back. You see what differs, and decide what to take over:
        nothing is changed before.
      </p>
      <FileField
        label="File from a colleague or a reviewer"
        take={async (file) => open(await readIncomingFile(file))}
      />
      {problem && <Problem problem={problem} />}
      <p role="status">{said}</p>
      {incoming && ready && (
        <Suspense fallback={<p>Opening…</p>}>
          <IncomingPanel incoming={incoming} onEnd={end} />
        </Suspense>
      )}
    </section>
  );
}
