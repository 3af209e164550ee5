import type { ReactNode } from 'react';
import CopyButton from '../../Copy';
import ShopperLinks from '../../ShopperDialog/ShopperLinks';
import Fold from '../Fold';
import styles from './styles.module.css';

interface Props {
  value: unknown;
  /** Names the content for screen readers, such as "Answer of POST /orders". */
  label: string;
  /** Levels shown open at first. */
  depth?: number;
}

/** JSON one can fold: each object and list opens and closes by mouse, by keyboard and in print. */
export default function JsonView({ value, label, depth = 2 }: Props): ReactNode {
  return (
    <div className={styles.view}>
      <CopyButton className={styles.copy} text={() => JSON.stringify(value, null, 2)}>
        {(isCopied) => (isCopied ? 'Copied' : 'Copy JSON')}
      </CopyButton>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.tree} aria-label={label} tabIndex={0}>
        <Node value={value} depth={depth} last />
      </section>
      <ShopperLinks value={value} />
    </div>
  );
}

interface NodeProps {
  name?: string;
  value: unknown;
  depth: number;
  last: boolean;
}

function Node({ name, value, depth, last }: NodeProps): ReactNode {
  const key = name === undefined ? null : <Key name={name} />;
  const entries = entriesOf(value);
  if (!entries || entries.length === 0) {
    return (
      <div className={styles.line}>
        {key}
        <Leaf value={value} />
        {last ? '' : ','}
      </div>
    );
  }
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const [single, several] = Array.isArray(value) ? ['entry', 'entries'] : ['field', 'fields'];
  const unit = entries.length === 1 ? single : several;
  return (
    <Fold
      className={styles.branch}
      open={depth > 0}
      summary={
        <>
          {key}
          {open}
          <span className={styles.folded}>
            {' '}
            {entries.length} {unit} {close}
          </span>
        </>
      }
    >
      {() => (
        <>
          <div className={styles.children}>
            {entries.map(([child, entry], index) => (
              <Node
                key={child}
                name={Array.isArray(value) ? undefined : child}
                value={entry}
                depth={depth - 1}
                last={index === entries.length - 1}
              />
            ))}
          </div>
          <div className={styles.line}>
            {close}
            {last ? '' : ','}
          </div>
        </>
      )}
    </Fold>
  );
}

function Key({ name }: { name: string }): ReactNode {
  return (
    <>
      <span className={styles.key}>{JSON.stringify(name)}</span>:{' '}
    </>
  );
}

function Leaf({ value }: { value: unknown }): ReactNode {
  return (
    <span className={typeof value === 'string' ? styles.text : styles.plain}>
      {JSON.stringify(value) ?? 'undefined'}
    </span>
  );
}

function entriesOf(value: unknown): [string, unknown][] | null {
  return value !== null && typeof value === 'object' ? Object.entries(value) : null;
}
