import Link from '@docusaurus/Link';
import Heading from '@theme/Heading';
import type { ReactNode } from 'react';
import type { UseCase, UseCaseGroup } from '../../catalog/types';
import { isRunByCalls } from '../../guides/use-case';
import { watchCase } from '../../guides/watched-case';
import { Prepared } from './Calls';
import Controls from './Controls';
import Steps, { type Outcome } from './Steps';
import styles from './styles.module.css';
import type { RunHere } from './useRunHere';
import type { Watch } from './useWatch';

function Lines({ title, lines }: { title: string; lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function TestData({ data }: Pick<UseCase, 'data'>): ReactNode {
  if (data.carts.length + data.cards.length === 0) return null;
  return (
    <>
      <h4>Test data</h4>
      <dl className={styles.data}>
        {data.cards.length > 0 && (
          <>
            <dt>{data.cards.length === 1 ? 'Card' : 'Cards'}</dt>
            {data.cards.map((number) => (
              <dd key={number}>
                <code>{number.replace(/(\d{4})(?=\d)/g, '$1 ')}</code>
              </dd>
            ))}
          </>
        )}
        {data.carts.length > 0 && (
          <>
            <dt>{data.carts.length === 1 ? 'Cart' : 'Carts'}</dt>
            {data.carts.map((cart) => (
              <dd key={cart}>{cart}</dd>
            ))}
          </>
        )}
      </dl>
    </>
  );
}

function Missing({ what }: { what: string | undefined }): ReactNode {
  if (what === undefined) return null;
  return (
    <p className={styles.missing}>
      <strong>Not in the sandbox:</strong> {what}
    </p>
  );
}

function Proves({ useCase, items }: { useCase: UseCase; items: UseCaseGroup['items'] }): ReactNode {
  return (
    <>
      <h4>Proves</h4>
      {useCase.proves.length === 0 ? (
        <p>No checklist item. Run it all the same: it shows how your connector deals with the case.</p>
      ) : (
        <ul>
          {useCase.proves.map((id) => (
            <li key={id}>
              <Link to={items[id]?.route ?? ''}>
                <code>{id}</code>
              </Link>{' '}
              {items[id]?.question}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface Props {
  useCase: UseCase;
  items: UseCaseGroup['items'];
  here: RunHere;
  watch: Watch;
}

/** What the steps show: the run or the watch that was begun last. */
function outcomeOf({ useCase, here, watch }: Props): Outcome | null {
  if (here.caseId === useCase.id && here.isLatest) return { kind: 'run', run: here.run };
  const { shown, calls } = watch;
  if (shown?.useCaseId !== useCase.id) return null;
  return { kind: 'watch', watched: watchCase(useCase, calls), isUnderWay: shown.stoppedTime === undefined };
}

/** One case: what must be there, which calls to make, what must happen, and what that proves; with a run of it. */
export default function Case(props: Props): ReactNode {
  const { useCase, items } = props;
  const outcome = outcomeOf(props);
  return (
    <article className={styles.case}>
      <Heading as="h3" id={useCase.id.toLowerCase()}>
        {useCase.id} {useCase.title}
      </Heading>
      {useCase.published && <p className={styles.published}>Published by the provider</p>}
      <Missing what={useCase.notInSandbox} />
      <TestData data={useCase.data} />
      <Lines title="Before you start" lines={useCase.preconditions} />
      {isRunByCalls(useCase) && <Controls {...props} outcome={outcome} />}
      <Prepared calls={useCase.prepare} />
      <Steps steps={useCase.steps} outcome={outcome} />
      <Lines title="Expected" lines={useCase.expected} />
      <Proves useCase={useCase} items={items} />
      <Lines title="Notes" lines={useCase.notes ?? []} />
    </article>
  );
}
