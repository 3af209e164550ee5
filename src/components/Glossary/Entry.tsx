import Link from '@docusaurus/Link';
import glossary from '@site/src/generated/catalog/glossary.json';
import { memo, type ReactNode } from 'react';
import { encodeText } from '../../browser/address';
import { opensHere } from '../../browser/click';
import type { GlossaryTerm } from '../../catalog/types';
import AsServed from '../AsServed';
import { cutAtWords } from './search';
import styles from './styles.module.css';
import WhereUsed from './WhereUsed';

const names = new Map(glossary.map(({ id, term }) => [id, term]));

interface Props {
  term: GlossaryTerm;
  /** Found words, to be marked. */
  words: string[];
  chooseTag: (tag: string) => void;
}

function Entry({ term, words, chooseTag }: Props): ReactNode {
  const { id, related, tags } = term;
  return (
    <article className={styles.entry} id={id} data-entry tabIndex={-1} aria-labelledby={`${id}-name`}>
      <AsServed isLive={words.length > 0}>{() => <Text term={term} words={words} />}</AsServed>
      <p className={styles.more}>
        {related.length > 0 && <Related ids={related} />}
        <span>
          Topics:{' '}
          {tags.map((tag) => (
            <a
              key={tag}
              className={styles.topic}
              href={`?tag=${encodeText(tag)}`}
              onClick={(event) => {
                if (!opensHere(event)) return;
                event.preventDefault();
                chooseTag(tag);
              }}
            >
              {tag}
            </a>
          ))}
        </span>
      </p>
      <WhereUsed term={term} />
    </article>
  );
}

export default memo(Entry, (before, after) => before.term === after.term && before.words.join() === after.words.join());

/** What never changes but for the words that were asked for. */
function Text({ term, words }: Omit<Props, 'chooseTag'>): ReactNode {
  const { id, aliases, abbreviation, definition, caveat, explainedOn } = term;
  return (
    <>
      <h3 className={styles.name} id={`${id}-name`}>
        <Marked text={term.term} words={words} />
        {abbreviation && (
          <span className={styles.abbreviation}>
            {' '}
            <Marked text={abbreviation} words={words} />
          </span>
        )}
        <a className={styles.link} href={`#${id}`} aria-label={`Link to ${term.term}`}>
          #
        </a>
      </h3>
      {aliases.length > 0 && (
        <p className={styles.aliases}>
          Also: <Marked text={aliases.join(', ')} words={words} />
        </p>
      )}
      <p className={styles.definition}>
        <Marked text={definition} words={words} />
      </p>
      {caveat && <p className={styles.caveat}>Careful: {caveat}</p>}
      {explainedOn && (
        <p className={styles.explained}>
          Read on: <Link to={explainedOn.route}>{explainedOn.title}</Link>
        </p>
      )}
    </>
  );
}

function Related({ ids }: { ids: string[] }): ReactNode {
  return (
    <span>
      See also:{' '}
      {ids.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <a href={`#${id}`}>{names.get(id) ?? id}</a>
        </span>
      ))}
    </span>
  );
}

function Marked({ text, words }: { text: string; words: string[] }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
  return cutAtWords(text, words).map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part));
}
