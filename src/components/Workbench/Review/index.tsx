import type { ReactNode } from 'react';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import { readIncomingFile } from '../Incoming/read';
import { aboutInWords, plural } from '../Incoming/words';
import FileField from '../Share/FileField';
import Desk from './Desk';
import styles from './styles.module.css';
import { type Reviewing, useReview } from './useReview';

/** A colleague, or somebody from outside, looks at an assessment and says of each answer whether it is accepted. */
export default function Review(): ReactNode {
  const reviewing = useReview();
  const { review, problem } = reviewing;
  return (
    <div data-search-skip>
      {problem && <Problem problem={`It was not opened. ${problem}`} />}
      {review ? <Desk {...reviewing} review={review} /> : <Start {...reviewing} />}
    </div>
  );
}

function Start({ begun, open, goOn }: Reviewing): ReactNode {
  return (
    <>
      <p>
        Open the link that the team sent you, or the file. Nothing of it can be changed here, and your review stays in
        this browser until you send it back.
      </p>
      <FileField label="File to review" take={async (file) => open(await readIncomingFile(file))} />
      {begun.length > 0 && (
        <section aria-labelledby="begun">
          <h2 id="begun">Begun in this browser</h2>
          <ul className={styles.begun}>
            {begun.map((one) => (
              <li key={one.assessment.id}>
                {aboutInWords(one.assessment.about)}: {plural(Object.keys(one.draft.decisions).length, 'decision')}{' '}
                <Button look="small" onClick={() => goOn(one)}>
                  Go on
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
