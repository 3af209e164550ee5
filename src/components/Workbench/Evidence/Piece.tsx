import { type ReactNode, useEffect, useState } from 'react';
import { keptFile, takeFile } from '../../../assessment-client/files';
import { saveFile } from '../../../browser/save-file';
import type { Evidence } from '../../../certification/assessment/types';
import Button from '../../ui/Button';
import styles from './styles.module.css';

interface Props {
  piece: Evidence;
  remove: () => void;
}

const kindNames = { note: 'Remark', link: 'Link', file: 'File', screenshot: 'Screenshot' } as const;

/** One piece of evidence. */
export default function Piece({ piece, remove }: Props): ReactNode {
  const { kind, title, text, address, addedTime, by } = piece;
  return (
    <li className={styles.piece}>
      <p className={styles.line}>
        <span className={styles.kind}>{kindNames[kind]}</span>{' '}
        {address ? (
          <a href={address} rel="noopener noreferrer nofollow" target="_blank">
            {title}
          </a>
        ) : (
          <strong>{title}</strong>
        )}{' '}
        <span className={styles.hint}>{[by, addedTime.slice(0, 10)].filter(Boolean).join(', ')}</span>{' '}
        <Button look="small" aria-label={`Remove: ${title}`} onClick={remove}>
          Remove
        </Button>
      </p>
      {text && text !== title && <p className={styles.text}>{text}</p>}
      {piece.file && <KeptFile file={piece.file} isPicture={kind === 'screenshot'} />}
    </li>
  );
}

interface FileProps {
  file: NonNullable<Evidence['file']>;
  isPicture: boolean;
}

const kilobytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en')} KB`;

/** The file where this browser has it; otherwise the way to check a copy against its hash. */
function KeptFile({ file, isPicture }: FileProps): ReactNode {
  const [kept, setKept] = useState<Blob | null>();
  useEffect(() => {
    let current = true;
    void keptFile(file).then((found) => current && setKept(found));
    return () => {
      current = false;
    };
  }, [file]);
  return (
    <>
      <p className={styles.hint}>
        {kilobytes(file.size)}, SHA-256 <code className={styles.hash}>{file.sha256}</code>
      </p>
      {kept && isPicture && <Picture blob={kept} name={file.name} />}
      {kept && (
        <Button look="small" onClick={() => saveFile(file.name, kept, file.type)}>
          Save the file
        </Button>
      )}
      {kept === null && <CheckCopy file={file} found={setKept} />}
    </>
  );
}

function Picture({ blob, name }: { blob: Blob; name: string }): ReactNode {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address && <img className={styles.picture} src={address} alt={`Screenshot ${name}`} />;
}

function CheckCopy({ file, found }: { file: FileProps['file']; found: (blob: Blob) => void }): ReactNode {
  const [said, setSaid] = useState<string | null>(null);

  async function check(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    try {
      const { facts } = await takeFile(chosen);
      if (facts.sha256 === file.sha256) found(chosen);
      else setSaid(`“${facts.name}” is another file: its hash differs.`);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <p className={styles.hint}>
      This browser does not keep the file.{' '}
      <label>
        Check a copy against the hash: <input type="file" onChange={({ target }) => void check(target.files?.[0])} />
      </label>{' '}
      <span role="status">{said}</span>
    </p>
  );
}
