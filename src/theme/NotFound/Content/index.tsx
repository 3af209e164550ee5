import Link from '@docusaurus/Link';
import Heading from '@theme/Heading';
import type { ReactNode } from 'react';
import AddressSearch from './AddressSearch';

const ways = [
  { to: '/docs/overview', label: 'Overview', leads: 'where to begin, by role' },
  { to: '/docs/reference/api', label: 'All calls', leads: 'each call with its fields' },
  { to: '/docs/checklists', label: 'Integration checklists', leads: 'what a connector must do' },
  { to: '/docs/playground', label: 'Playground', leads: 'try a call' },
];

/** What an address without a page shows: how to find the page after all. */
export default function NotFoundContent(): ReactNode {
  return (
    <main className="container margin-vert--xl markdown">
      <Heading as="h1">Page not found</Heading>
      <p>
        Nothing stands at this address. These pages come closest to its words; change the words, or press{' '}
        <kbd>Ctrl K</kbd> (<kbd>⌘ K</kbd>) on any page. Your answers and your sandbox are untouched.
      </p>
      <AddressSearch />
      <p>Or start from one of these:</p>
      <ul>
        {ways.map(({ to, label, leads }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>: {leads}
          </li>
        ))}
      </ul>
    </main>
  );
}
