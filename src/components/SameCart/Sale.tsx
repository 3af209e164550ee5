import Link from '@docusaurus/Link';
import { memo, type ReactNode } from 'react';
import type { Destination, RecordedSale } from '../../guides/destinations';
import { at } from '../../guides/paths';
import styles from './styles.module.css';

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** To make one costs more than all that it then formats. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
  const known = formats.get(currency);
  if (known) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  formats.set(currency, format);
  return format;
}

/** An amount in major units, with the decimals of its currency. */
function money(value: unknown, currency: string): string {
  const amount = number(value);
  if (amount === undefined) return '—';
  return formatOf(currency).format(amount);
}

const percent = (rate: number) => `${Number((rate * 100).toFixed(4))} %`;

function whyTax(checkout: unknown, { tax, checkout: asked }: Destination, currency: string): string {
  const isInclusive = asked.taxInclusive === true;
  const rate = number(at(checkout, 'items[0].tax.rate'));
  if (rate === undefined) return 'The answer names no rate.';
  const base = money(at(checkout, 'subtotal'), currency);
  return isInclusive ? `${percent(rate)} ${tax}, inside the price` : `${percent(rate)} ${tax} on ${base}, added`;
}

interface Row {
  label: string;
  value: string;
  why: string;
  to: string;
}

function rowsOf(checkout: unknown, destination: Destination): Row[] {
  const currency = String(at(checkout, 'currency') ?? 'USD');
  return [
    {
      label: 'Shopper pays',
      value: money(at(checkout, 'totalAmount'), currency),
      why: `Two boxed editions and shipping, in ${currency}`,
      to: '/docs/concepts/locale-and-currency',
    },
    {
      label: 'Tax',
      value: money(at(checkout, 'totalTax'), currency),
      why: whyTax(checkout, destination, currency),
      to: '/docs/concepts/taxes',
    },
    {
      label: 'Sold by',
      value: String(at(checkout, 'sellingEntity.name') ?? '—'),
      why: 'Follows from the country. Name it on every page of the checkout',
      to: '/docs/concepts/selling-entities',
    },
  ];
}

/** What is the same cart in another place: sums, seller and duties, each with its reason. */
function Sale({
  checkout,
  destination,
  sale,
}: {
  checkout: unknown;
  destination: Destination;
  sale: RecordedSale;
}): ReactNode {
  return (
    <>
      <dl className={styles.sums}>
        {rowsOf(checkout, destination).map(({ label, value, why, to }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <strong>{value}</strong>
              <Link className={styles.why} to={to}>
                {why}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles.duties}>
        <p className={styles.dutiesTitle}>What the store must do</p>
        <ul>
          {sale.duties.map(({ text, route }) => (
            <li key={route}>
              <Link to={route}>{text}</Link>
            </li>
          ))}
        </ul>
        <p className={styles.all}>
          <Link to={`/docs/compliance/countries/${destination.country}`}>
            The compliance sheet of this country: {sale.dutyCount} rows
          </Link>
        </p>
      </div>
    </>
  );
}

export default memo(Sale);
