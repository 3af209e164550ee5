import { type ComponentType, type ReactNode, type RefObject, Suspense, useEffect, useRef } from 'react';
import { opensHere } from '../../browser/click';
import { useLedger, useSandbox } from '../../sandbox-client';
import SandboxSwitch from '../SandboxSwitch';
import TimeBar from '../TimeBar';
import WidgetBoundary from '../WidgetBoundary';
import { useLoaded } from '../WidgetBoundary/useLoaded';
import { type Place, searchOf, type Tab, tabs } from './place';
import SearchBox from './SearchBox';
import styles from './styles.module.css';
import type { PartProps } from './types';
import { usePlace } from './usePlace';

const names: Readonly<Record<Tab, string>> = {
  timeline: 'Timeline',
  objects: 'Objects',
  webhooks: 'Webhooks',
  keys: 'Keys and accounts',
  faults: 'Faults',
  snapshots: 'Snapshots',
};

const loads: Readonly<Record<Tab, () => Promise<{ default: ComponentType<PartProps> }>>> = {
  timeline: () => import('./timeline/Timeline'),
  objects: () => import('./objects/Objects'),
  webhooks: () => import('./webhooks/Webhooks'),
  keys: () => import('./keys/Keys'),
  faults: () => import('./faults/Faults'),
  snapshots: () => import('./snapshots/Snapshots'),
};

/** The sandbox looked at from outside: what there is, what happened, and what can be done about it. */
export default function Console(): ReactNode {
  const { place, go } = usePlace();
  const ledger = useLedger();
  const root = useRef<HTMLDivElement>(null);
  useFocusThatFollows(place, root);
  return (
    <div ref={root} className={styles.console}>
      <div className={styles.bar}>
        <SandboxSwitch legend="Look at" />
      </div>
      <TimeBar />
      <SearchBox entries={ledger.entries} place={place} go={go} />
      <Tabs place={place} go={go} />
      {/* A part of its own for each tab: what one failed at is no matter of the next. */}
      <Part key={place.tab} place={place} go={go} ledger={ledger} />
    </div>
  );
}

/** To Docusaurus another query is another page, whose beginning gets the focus. Here it goes on with what was led to. */
function useFocusThatFollows({ tab, id }: Place, root: RefObject<HTMLElement | null>): void {
  const shown = useRef<string>(undefined);
  useEffect(() => {
    const now = `${tab} ${id}`;
    const hasMoved = shown.current !== undefined && shown.current !== now;
    shown.current = now;
    if (hasMoved && !root.current?.contains(document.activeElement)) document.getElementById('ledger')?.focus();
  }, [tab, id, root]);
}

function Tabs({ place, go }: Pick<PartProps, 'place' | 'go'>): ReactNode {
  return (
    <nav className={styles.tabs} aria-label="Console">
      {tabs.map((tab) => (
        <a
          key={tab}
          href={searchOf({ tab }) || '?'}
          aria-current={tab === place.tab ? 'page' : undefined}
          onClick={(event) => {
            if (!opensHere(event)) return;
            event.preventDefault();
            go({ tab } satisfies Partial<Place>);
          }}
        >
          {names[tab]}
        </a>
      ))}
    </nav>
  );
}

function Part(props: PartProps): ReactNode {
  const { revision } = useSandbox();
  const { tab } = props.place;
  const [Shown, retry] = useLoaded(loads[tab]);
  return (
    <section id="ledger" className={styles.part} aria-label={names[tab]} tabIndex={-1}>
      <WidgetBoundary name={names[tab]} shows={revision} onRetry={retry}>
        <Suspense fallback={<p className={styles.hint} data-loading="">{`Loading ${names[tab].toLowerCase()}…`}</p>}>
          <Shown {...props} />
        </Suspense>
      </WidgetBoundary>
    </section>
  );
}
