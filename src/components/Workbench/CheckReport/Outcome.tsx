import type { ReactNode } from 'react';
import type { CheckResult } from '../../../certification/report/checking';
import styles from './styles.module.css';
import { placeInWords } from './words';

interface Props {
  result: CheckResult;
  /** The ledger that it was checked against; null for none. */
  against: string | null;
}

/** What the check found, what it could not tell, and who signed. */
export default function Outcome({ result: { discrepancies, signatures, limits }, against }: Props): ReactNode {
  const basis = against === null ? 'Checked by itself' : `Checked against ${against}`;
  return (
    <div role="status" data-discrepancies={discrepancies.length}>
      <p className={styles.verdict} data-sound={discrepancies.length === 0}>
        {basis}:{' '}
        {discrepancies.length === 0
          ? against === null
            ? 'what it says agrees with itself.'
            : 'all that it says of calls follows from this ledger.'
          : `it does not follow in ${discrepancies.length === 1 ? '1 place' : `${discrepancies.length} places`}.`}
      </p>
      {discrepancies.length > 0 && (
        <ul>
          {discrepancies.map(({ subject, pointer, message }) => (
            <li key={`${pointer} ${message}`}>
              {subject === '' ? placeInWords(pointer) : <code>{subject}</code>}: {message}
            </li>
          ))}
        </ul>
      )}
      {signatures.map(({ signature: { signer, signedTime, signature }, fingerprint, holds }) => (
        <p key={signature}>
          {holds ? 'Signed' : 'Not rightly signed'} by {signer ?? 'nobody named'} on {signedTime.slice(0, 10)}. Compare
          the fingerprint of the key with the one that its owner gave you: <code>{fingerprint}</code>
        </p>
      ))}
      {limits.length > 0 && (
        <>
          <p>What this check cannot tell:</p>
          <ul>
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
