import Link from '@docusaurus/Link';
import Heading from '@theme/Heading';
import type { ReactNode } from 'react';
import { routes } from '../../catalog/load/routes';
import type { StorefrontDisplay, StorefrontPage } from '../../catalog/types';
import record from '../../generated/catalog/pages.json';
import { Level, Origin } from '../Marks';
import RecordTable, { type Column } from '../RecordTable';
import { Reasons, useConcerned } from '../StoreSheet/concerned';
import styles from './styles.module.css';

const pages = record as StorefrontPage[];

const columns: Column<StorefrontDisplay>[] = [
  {
    id: 'what',
    header: 'What the page does, and who says so',
    cell: ({ what, origin, topic, ...row }) => (
      <span className={styles.what}>
        {what}
        {topic !== undefined && (
          <>
            {' '}
            <Link to={routes.topic(topic)}>More on this topic</Link>
          </>
        )}
        <Reasons row={row} />
        <span className={styles.origins}>
          {origin.map((kind) => (
            <Origin key={kind} kind={kind} />
          ))}
        </span>
      </span>
    ),
  },
  { id: 'level', header: 'Level', cell: ({ level }) => <Level level={level} />, plain: true },
  { id: 'when', header: 'When', cell: ({ when }) => (when === 'always' ? 'Always' : when) },
];

function Displays({ page }: { page: StorefrontPage }): ReactNode {
  const anchor = (display: StorefrontDisplay) => `${page.id}-${display.id}`;
  const { rows, note } = useConcerned(page.displays, anchor);
  return (
    <>
      <RecordTable
        caption={
          rows.length === page.displays.length
            ? `${rows.length} displays`
            : `${rows.length} of ${page.displays.length} displays apply`
        }
        columns={columns}
        groups={[{ title: null, rows }]}
        rowKey={(display) => display.id}
        anchor={anchor}
      />
      {note}
    </>
  );
}

/** Every page of a storefront with what it has to show, in the order in which a shopper meets them. */
export default function StorefrontPages(): ReactNode {
  return pages.map((page) => (
    <section key={page.id}>
      <Heading as="h3" id={page.id}>
        {page.title}
      </Heading>
      <Displays page={page} />
    </section>
  ));
}
