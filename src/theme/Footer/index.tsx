import AsServed from '@site/src/components/AsServed';
import Footer from '@theme-original/Footer';
import type { ReactNode } from 'react';

/** The same on every page: links, which need no script. */
export default function FooterAsServed(): ReactNode {
  return <AsServed>{() => <Footer />}</AsServed>;
}
