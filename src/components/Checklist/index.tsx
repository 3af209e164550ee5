import useBrokenLinks from '@docusaurus/useBrokenLinks';
import { type ReactNode, useRef } from 'react';
import type { Checklist as ChecklistData } from '../../catalog/types';
import WidgetBoundary from '../WidgetBoundary';
import { anchorOf } from './anchors';
import EvidencePanel from './EvidencePanel';
import FileActions from './FileActions';
import FilterBar from './FilterBar';
import ItemList from './ItemList';
import ProgressPanel from './ProgressPanel';
import { ExportButton, SaveNotices, SaveState } from './SaveState';
import styles from './styles.module.css';
import { useChecklist } from './useChecklist';

interface Props {
  id: string;
  /** Handed in while the page is built, by `remarkCatalogData`. */
  checklist?: ChecklistData;
}

/** A checklist a person fills in, with what recorded calls prove beside each answer. */
export default function Checklist({ id, checklist }: Props): ReactNode {
  if (!checklist) {
    throw new Error(
      `<Checklist id="${id}"> got no data. List remarkCatalogData among the docs plugins in docusaurus.config.ts.`,
    );
  }
  return (
    <WidgetBoundary key={id} name="The checklist" rescue={<ExportButton />}>
      <FilledChecklist checklist={checklist} />
    </WidgetBoundary>
  );
}

function FilledChecklist({ checklist }: { checklist: ChecklistData }): ReactNode {
  const root = useRef<HTMLElement>(null);
  const state = useChecklist(checklist);
  const { answers, evidence, progress } = state;
  const brokenLinks = useBrokenLinks();
  for (const item of checklist.items) brokenLinks.collectAnchor(anchorOf(item.id));
  return (
    <section
      ref={root}
      className={styles.checklist}
      aria-label={`Checklist: ${checklist.title}`}
      data-search-skip
      data-markdown={`checklist:${checklist.id}`}
    >
      <noscript>
        <p className={styles.notice}>You can read every question here. Answers and verdicts need JavaScript.</p>
      </noscript>
      <SaveNotices answers={answers} />
      <ProgressPanel progress={progress} evidence={evidence} />
      {progress.observable > 0 && <EvidencePanel state={state} checklist={checklist} />}
      <FilterBar state={state} dataModels={checklist.dataModels} />
      <ItemList checklist={checklist} state={state} />
      <FileActions checklist={checklist} answers={answers} root={root} />
      <SaveState answers={answers} />
    </section>
  );
}
