import Link from '@docusaurus/Link';
import Heading from '@theme/Heading';
import type { ReactNode } from 'react';
import type { UseCase, UseCaseGroup } from '../../catalog/types';
import { Endpoint } from '../Marks';
import { Prepared, StepCalls } from './Calls';
import styles from './styles.module.css';

interface Props {
  /** Letter of the group. */
  group: string;
  /** Handed in while the page is built, by `remarkCatalogData`. */
  data?: UseCaseGroup;
}

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

function Steps({ steps }: Pick<UseCase, 'steps'>): ReactNode {
  return (
    <>
      <h4>Steps</h4>
      <ol>
        {steps.map((step) => (
          <li key={`${step.call} ${step.text}`} className={styles.step}>
            {step.call !== null && (
              <>
                <Endpoint>{step.call}</Endpoint>{' '}
              </>
            )}
            {step.text}
            <StepCalls step={step} />
          </li>
        ))}
      </ol>
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

function Case({ useCase, items }: { useCase: UseCase; items: UseCaseGroup['items'] }): ReactNode {
  return (
    <article className={styles.case}>
      <Heading as="h3" id={useCase.id.toLowerCase()}>
        {useCase.id} {useCase.title}
      </Heading>
      {useCase.published && <p className={styles.published}>Published by the provider</p>}
      <Missing what={useCase.notInSandbox} />
      <TestData data={useCase.data} />
      <Lines title="Before you start" lines={useCase.preconditions} />
      <Prepared calls={useCase.prepare} />
      <Steps steps={useCase.steps} />
      <Lines title="Expected" lines={useCase.expected} />
      <Proves useCase={useCase} items={items} />
      <Lines title="Notes" lines={useCase.notes ?? []} />
    </article>
  );
}

/** The cases by name, since the page's own table of contents does not know them. */
function Contents({ useCases }: Pick<UseCaseGroup, 'useCases'>): ReactNode {
  return (
    <nav aria-label="Cases on this page">
      <ul className={styles.contents}>
        {useCases.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id.toLowerCase()}`}>
              {id} {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The use cases of a group: what must be there, which calls to make, what must happen, and what that proves. */
export default function UseCases({ group, data }: Props): ReactNode {
  if (!data) {
    throw new Error(
      `<UseCases group="${group}"> got no data. List remarkCatalogData among the docs plugins in docusaurus.config.ts.`,
    );
  }
  return (
    <div data-search-skip>
      <Contents useCases={data.useCases} />
      {data.useCases.map((useCase) => (
        <Case key={useCase.id} useCase={useCase} items={data.items} />
      ))}
    </div>
  );
}
