import { useCodeBlockContext } from '@docusaurus/theme-common/internal';
import Button from '@theme/CodeBlock/Buttons/Button';
import IconCopy from '@theme/Icon/Copy';
import IconSuccess from '@theme/Icon/Success';
import type { ReactNode } from 'react';
import styles from './styles.module.css';
import { useCopy } from './useCopy';

/** The copy button of a code block. The theme's own says nothing where a browser refuses. */
export default function CodeCopyButton({ className = '' }: { className?: string }): ReactNode {
  const { code } = useCodeBlockContext().metadata;
  const { isCopied, copy, report } = useCopy();
  const Icon = isCopied ? IconSuccess : IconCopy;
  return (
    <>
      <Button
        className={`${className} ${isCopied ? styles.done : ''}`}
        aria-label={isCopied ? 'Copied' : 'Copy code to clipboard'}
        title="Copy"
        onClick={() => copy(code)}
      >
        <Icon className={styles.icon} aria-hidden="true" />
      </Button>
      {report}
    </>
  );
}
