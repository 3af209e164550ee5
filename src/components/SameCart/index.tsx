import recorded from '@site/src/generated/home.json';
import { lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { type Destination, destinations, type RecordedSale } from '../../guides/destinations';
import type { StepResult } from '../../guides/run';
import { useSandbox } from '../../sandbox-client';
import { formatDuration } from '../evidence/ExchangeRow/LedgerLine';
import StatusCode from '../evidence/StatusCode';
import SandboxNotices from '../SandboxNotices';
import WidgetBoundary from '../WidgetBoundary';
import Sale from './Sale';
import styles from './styles.module.css';

const load = () => import('./sell');
const Answer = lazy(() => import('./Answer'));

const sales: Record<string, RecordedSale | undefined> = recorded;

/** The home page's example: one cart, and what another shopper changes. The sandbox loads when one is chosen, not before. */
export default function SameCart(): ReactNode {
  return (
    <WidgetBoundary name="The example">
      <Content />
    </WidgetBoundary>
  );
}

type Asking =
  | { state: 'recorded' | 'asking' }
  | { state: 'answered'; result: StepResult }
  | { state: 'failed'; problem: string };

/** Only the answer to the newest choice counts: an earlier one may come later. */
function useSale() {
  const { client } = useSandbox();
  const [destination, setDestination] = useState<Destination>(destinations[0]);
  const [asking, setAsking] = useState<Asking>({ state: 'recorded' });
  const newest = useRef(0);

  async function ask(chosen: Destination): Promise<void> {
    newest.current += 1;
    const turn = newest.current;
    setDestination(chosen);
    setAsking({ state: 'asking' });
    const next: Asking = await load()
      .then(({ sell }) => sell(chosen, client))
      .then(
        (result) => ({ state: 'answered', result }),
        (error: unknown) => ({ state: 'failed', problem: error instanceof Error ? error.message : String(error) }),
      );
    if (turn === newest.current) setAsking(next);
  }
  return { client, destination, asking, ask };
}

function Content(): ReactNode {
  const { client, destination, asking, ask } = useSale();
  const name = useId();
  const sale = sales[destination.id];
  if (!sale) throw new Error(`src/generated/home.json has no answer for ${destination.id}.`);
  const result = asking.state === 'answered' ? asking.result : undefined;
  return (
    <div className={styles.example}>
      <fieldset className={styles.places}>
        <legend>The same cart, for a shopper in</legend>
        {destinations.map((place) => (
          <label key={place.id}>
            <input type="radio" name={name} checked={place.id === destination.id} onChange={() => void ask(place)} />
            <span>{place.city}</span>
          </label>
        ))}
      </fieldset>
      <p className={styles.status}>
        <Status asking={asking} />
        {asking.state !== 'asking' && (
          <button type="button" className={styles.run} onClick={() => void ask(destination)}>
            {asking.state === 'recorded' ? 'Make this call now' : 'Make it again'}
          </button>
        )}
      </p>
      <div aria-live="polite">
        <Sale checkout={result?.answer.body ?? sale.answer} destination={destination} sale={sale} />
      </div>
      {asking.state === 'failed' && <p className={styles.problem}>{asking.problem}</p>}
      {result && (
        <Suspense fallback={null}>
          <Answer result={result} baseUrl={client.baseUrl} />
        </Suspense>
      )}
      {result && <SandboxNotices />}
    </div>
  );
}

function Status({ asking }: { asking: Asking }): ReactNode {
  switch (asking.state) {
    case 'asking':
      return <span>Asking the sandbox…</span>;
    case 'recorded':
      return <span>The answer to POST /checkouts, as recorded.</span>;
    case 'failed':
      return <span>The call did not work. You see a recorded answer.</span>;
    case 'answered':
      return (
        <span>
          <StatusCode status={asking.result.answer.status} /> in {formatDuration(asking.result.answer.durationMs)}, just
          now
        </span>
      );
  }
}
