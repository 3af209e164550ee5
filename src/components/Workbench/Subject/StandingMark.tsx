import type { ReactNode } from 'react';
import type { MetBy, Standing, Tick } from '../../../certification/readiness/types';
import styles from './styles.module.css';
import { byNames } from './words';

type State = Standing['state'] | Tick['state'];

const box = 'M3 3h14v14H3z';
const sheet = 'M4.5 1.5h7l4 4v13h-11zM11.5 1.5v4h4';

/** A person's word is a ticked box, what was recorded a ring, a document a sheet: the shape tells by what it is met. */
const shapes: Readonly<Record<MetBy, readonly string[]>> = {
  claim: [box, 'm6 10.4 2.7 2.7L14 7.6'],
  evidence: ['M10 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z', 'm6 10.4 2.7 2.7L14 7.6'],
  document: [sheet, 'm6.8 12.2 2 2 4-4.4'],
};

const others: Readonly<Record<'open' | 'failed' | 'aside', { word: string; paths: readonly string[] }>> = {
  open: { word: 'Open', paths: [box] },
  failed: { word: 'In the way', paths: ['M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7z', 'm7 7 6 6m0-6-6 6'] },
  aside: { word: 'Set aside', paths: [box, 'M6 10h8'] },
};

interface Props {
  state: State;
  by?: MetBy | undefined;
}

/** Where something stands, told by shape, word and color at once. */
export default function StandingMark({ state, by = 'claim' }: Props): ReactNode {
  const isMet = state === 'met' || state === 'ticked';
  const other = state === 'denied' ? 'failed' : isMet ? null : state;
  const { word, paths } = other ? others[other] : { word: byNames[by], paths: shapes[by] };
  return (
    <span className={styles.mark} data-state={other ?? 'met'}>
      <svg className={styles.shape} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        {paths.map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>
      <span>{isMet ? `Met ${word}` : word}</span>
    </span>
  );
}
