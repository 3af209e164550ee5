import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { at } from '../../../guides/paths';
import type { LedgerReason } from '../../../ledger/types';
import Fold from '../../evidence/Fold';
import styles from './answer.module.css';

const sources: Readonly<Record<string, { name: string; to: string }>> = {
  'tax-rates': { name: 'Table of tax rates', to: '/docs/sandbox/differences#tax-rates' },
  'landed-cost-rates': { name: 'Table of landed-cost rates', to: '/docs/concepts/landed-cost' },
  'selling-entities': { name: 'Table of selling entities', to: '/docs/concepts/selling-entities' },
  'order-states': { name: 'Table of order states', to: '/docs/concepts/order-states' },
  'price-conversions': { name: 'Table of price conversions', to: '/docs/concepts/local-pricing' },
  charges: { name: 'How charges add up', to: '/docs/concepts/charges#amounts' },
  fees: { name: 'Regulatory fees', to: '/docs/concepts/regulatory-fees#read' },
  'fulfillment-orders': { name: 'Warehouses of the sandbox', to: '/docs/concepts/fulfillment-models#sandbox' },
  refunds: { name: 'What a refund covers', to: '/docs/concepts/refunds#covers' },
  returns: { name: 'Returns', to: '/docs/concepts/returns#accept' },
  sales: { name: 'Sales and payouts', to: '/docs/sandbox/differences#reports' },
  'store-credit': { name: 'Order of attaching', to: '/docs/concepts/store-credit#order' },
  subscriptions: { name: 'Renewals', to: '/docs/concepts/subscription-renewals#renew' },
};

/** Beyond that, as in a list of orders, they are there for whoever opens them. */
const MOST_OPEN = 60;

const bases: Readonly<Record<string, string>> = {
  published: 'published by the provider',
  law: 'law of the country',
  ours: 'a choice of this sandbox',
};

/** What one looks for first. */
const first = ['totalAmount', 'totalTax', 'subtotal', 'sellingEntity', 'state'];

/** What is nothing comes last: it is there for whoever wonders about it. */
function rankIn(body: unknown, { pointer }: LedgerReason): number {
  const place = first.indexOf(pointer);
  if (place >= 0) return place;
  return at(body, pointer) === 0 ? first.length + 1 : first.length;
}

/** Why the values of an answer are what they are: each with its calculation, and the row of the table that it rests on. */
export default function Why({ reasons, body }: { reasons: readonly LedgerReason[]; body: unknown }): ReactNode {
  const shown = reasons
    .filter(({ pointer }) => at(body, pointer) !== undefined)
    .sort((a, b) => rankIn(body, a) - rankIn(body, b));
  if (shown.length === 0) return null;
  return (
    <Fold
      open={shown.length <= MOST_OPEN}
      className={styles.fold}
      summary={shown.length === 1 ? 'Why: one value explained' : `Why: ${shown.length} values explained`}
    >
      {() => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={styles.reasons} aria-label="Reasons" tabIndex={0}>
          <dl>
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
        </section>
      )}
    </Fold>
  );
}

function Value({ value }: { value: unknown }): ReactNode {
  return typeof value === 'object' ? null : <strong>{String(value)}</strong>;
}

function Source({ reason: { source } }: { reason: LedgerReason }): ReactNode {
  const page = source && sources[source.table];
  if (!page) return null;
  const basis = source.basis === undefined ? '' : `, ${bases[source.basis] ?? source.basis}`;
  return (
    <span className={styles.source}>
      {' '}
      <Link to={page.to}>{page.name}</Link>
      {source.row && `, row ${source.row}`}
      {basis}
    </span>
  );
}
