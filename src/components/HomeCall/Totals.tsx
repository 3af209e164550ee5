import type { ReactNode } from 'react';
import { at } from '../../guides/paths';
import styles from './styles.module.css';

/** The sums of a checkout, one under the other. */
export default function Totals({ checkout }: { checkout: unknown }): ReactNode {
  const currency = String(at(checkout, 'currency') ?? '');
  const rows = [
    ['Items', at(checkout, 'items[0].amount')],
    ['Shipping', at(checkout, 'totalShipping')],
    ['Tax', at(checkout, 'totalTax')],
    ['Total', at(checkout, 'totalAmount')],
  ] as const;
  return (
    <dl className={styles.totals}>
      {rows.map(([label, amount]) => (
        <div key={label} className={styles.row}>
          <dt>{label}</dt>
          <dd>
            {typeof amount === 'number' ? amount.toFixed(2) : '—'} {currency}
          </dd>
        </div>
      ))}
    </dl>
  );
}
