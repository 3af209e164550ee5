import Link from '@docusaurus/Link';
import SameCart from '@site/src/components/SameCart';
import WhereYouAre from '@site/src/components/WhereYouAre';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import styles from './index.module.css';

const ways = [
  {
    who: 'Product manager',
    does: 'Plan the five phases and know what each one must deliver.',
    to: '/docs/certification/process',
    action: 'Read the certification process',
    more: [
      { label: 'Compliance requirements', to: '/docs/compliance' },
      { label: 'Integration checklists', to: '/docs/checklists' },
    ],
  },
  {
    who: 'Platform developer',
    does: 'Run the order flow here, then point your connector at the sandbox.',
    to: '/docs/guides/product-to-shipped-order',
    action: 'Run the guide',
    more: [
      { label: 'API playground', to: '/docs/playground' },
      { label: 'Point your connector at the sandbox', to: '/docs/sandbox' },
    ],
  },
  {
    who: 'QA engineer',
    does: 'Work through use cases and let recorded traffic judge the checklist.',
    to: '/docs/checklists/checkouts-payment-sources-and-orders',
    action: 'Open a checklist',
    more: [
      { label: 'Use cases', to: '/docs/use-cases' },
      { label: 'Test data', to: '/docs/test-data' },
    ],
  },
];

export default function Home(): ReactNode {
  return (
    <Layout description="Learn a merchant-of-record provider's build standards, try every API call in a sandbox, and prove that your connector is ready to certify.">
      <main className={styles.page}>
        <header className={styles.lead}>
          <h1>Learn the build standards, try every call, prove your connector is ready to certify.</h1>
          <p>
            For teams that link a commerce platform to Digital River’s merchant-of-record API. An independent site with
            a sandbox of its own: it moves no money.
          </p>
          <WhereYouAre />
        </header>
        <section aria-labelledby="try" className={styles.call}>
          <h2 id="try">One cart, another country</h2>
          <SameCart />
        </section>
        <section aria-labelledby="ways" className={styles.ways}>
          <h2 id="ways">Where do you start?</h2>
          <ul>
            {ways.map((way) => (
              <li key={way.who}>
                <h3>{way.who}</h3>
                <p className={styles.does}>{way.does}</p>
                <p>
                  <Link className={styles.action} to={way.to}>
                    {way.action}
                  </Link>
                </p>
                <ul className={styles.more}>
                  {way.more.map((link) => (
                    <li key={link.to}>
                      <Link to={link.to}>{link.label}</Link>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
      </main>
    </Layout>
  );
}
