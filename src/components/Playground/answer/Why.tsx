import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { at } from '../../../guides/paths';
import type { LedgerReason } from '../../../ledger/types';
import Fold from '../../evidence/Fold';
import styles from './answer.module.css';

const tables: Readonly<Record<string, { name: string; to: string }>> = {
  'tax-rates': { name: 'tax rates', to: '/docs/sandbox/differences#tax-rates' },
  'landed-cost-rates': { name: 'landed-cost rates', to: '/docs/concepts/landed-cost' },
  'selling-entities': { name: 'selling entities', to: '/docs/concepts/selling-entities' },
  'order-states': { name: 'order states', to: '/docs/concepts/order-states' },
  'price-conversions': { name: 'price conversions', to: '/docs/concepts/local-pricing' },
};

const bases: Readonly<Record<string, string>> = {
  published: 'published by the provider',
  law: 'law of the country',
  ours: 'a choice of this sandbox',
};

/** What one looks for first. */
const first = ['totalAmount', 'totalTax', 'subtotal', 'sellingEntity', 'state'];

const rank = ({ pointer }: LedgerReason) => {
  const place = first.indexOf(pointer);
  return place < 0 ? first.length : place;
};

/** Why the values of an answer are what they are: each with its calculation, and the row of the table that it rests on. */
export default function Why({ reasons, body }: { reasons: readonly LedgerReason[]; body: unknown }): ReactNode {
  const shown = reasons.filter(({ pointer }) => at(body, pointer) !== undefined).sort((a, b) => rank(a) - rank(b));
  if (shown.length === 0) return null;
  return (
    <Fold
      open
      className={styles.fold}
      summary={shown.length === 1 ? 'Why: one value explained' : `Why: ${shown.length} values explained`}
    >
      {() => (
        <dl className={styles.reasons}>
          {shown.map((reason) => (
            <div key={reason.pointer}>
              <dt>
                <code>{reason.pointer}</code> <Value value={at(body, reason.pointer)} />
              </dt>
              <dd>
                {reason.text}.<Source reason={reason} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Fold>
  );
}

function Value({ value }: { value: unknown }): ReactNode {
  return typeof value === 'object' ? null : <strong>{String(value)}</strong>;
}

function Source({ reason: { source } }: { reason: LedgerReason }): ReactNode {
  const table = source && tables[source.table];
  if (!table) return null;
  const basis = source.basis === undefined ? '' : `, ${bases[source.basis] ?? source.basis}`;
  return (
    <span className={styles.source}>
      {' '}
      <Link to={table.to}>Table of {table.name}</Link>
      {source.row && `, row ${source.row}`}
      {basis}
    </span>
  );
}
