import { type ReactNode, useId } from 'react';
import type { AssessmentStore } from '../../certification/assessment/store';
import FoldedPart from '../FoldedPart';
import styles from './styles.module.css';
import { useKeptText } from './useKeptText';

interface Props {
  itemId: string;
  note: string;
  store: AssessmentStore;
}

/**
 * A free remark on an item. Whoever goes on writing in it sees it as it was typed; read, it holds nothing that turns text
 * around. It opens by itself where there is one, and prints whole.
 */
export default function Note(props: Props): ReactNode {
  const { note } = props;
  const hasNote = note !== '';
  return (
    <>
      <FoldedPart summary={hasNote ? 'Note' : 'Add a note'} hasContent={hasNote} isOnScreenOnly>
        <Field {...props} />
      </FoldedPart>
      {hasNote && (
        <div className={styles.onPaper}>
          <strong>Note</strong>
          <p className={styles.written}>{note}</p>
        </div>
      )}
    </>
  );
}

function Field({ itemId, store }: Props): ReactNode {
  const id = useId();
  const note = store.commands.words(itemId, 'note');
  const kept = useKeptText<HTMLTextAreaElement>(note, store);
  return (
    <>
      <label className={styles.heard} htmlFor={id}>
        Note
      </label>
      <textarea
        {...kept}
        id={id}
        className={styles.textarea}
        rows={2}
        value={note}
        onChange={({ target }) => {
          store.commands.write(itemId, 'note', target.value);
          kept.onSelect();
        }}
      />
    </>
  );
}
