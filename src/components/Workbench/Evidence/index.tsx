import type { ReactNode } from 'react';
import type { AssessmentCommands, Evidence, SubjectId } from '../../../certification/assessment/types';
import FoldedPart from '../../FoldedPart';
import AddEvidence from './AddEvidence';
import Piece from './Piece';
import styles from './styles.module.css';

interface Props {
  subject: SubjectId;
  /** Of the whole assessment, under its ids. */
  evidence: Readonly<Record<string, Evidence>>;
  commands: AssessmentCommands;
}

/** What supports an answer: notes, links, files and screenshots. */
export default function EvidencePart({ subject, evidence, commands }: Props): ReactNode {
  const own = Object.values(evidence)
    .filter((one) => one.subject === subject)
    .sort((one, other) => one.addedTime.localeCompare(other.addedTime));
  return (
    <>
      <FoldedPart summary={own.length === 0 ? 'Add evidence' : `Evidence (${own.length})`} isOnScreenOnly>
        {own.length > 0 && (
          <ul className={styles.pieces} aria-label="Evidence">
            {own.map((piece) => (
              <Piece key={piece.id} piece={piece} remove={() => commands.removeEvidence(piece.id)} />
            ))}
          </ul>
        )}
        <AddEvidence add={(piece) => commands.addEvidence({ ...piece, subject })} />
      </FoldedPart>
      <Printed pieces={own} />
    </>
  );
}

/** On paper, without pictures and buttons. */
function Printed({ pieces }: { pieces: readonly Evidence[] }): ReactNode {
  if (pieces.length === 0) return null;
  return (
    <ul className={styles.onPaper}>
      {pieces.map(({ id, title, text, address, file }) => (
        <li key={id}>
          {[title, text, address, file && `${file.name}, SHA-256 ${file.sha256}`].filter(Boolean).join('. ')}
        </li>
      ))}
    </ul>
  );
}
