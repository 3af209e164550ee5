import type { ReactNode } from 'react';
import GiveAway from './GiveAway';
import Receive from './Receive';
import Reviews from './Reviews';

/** Working together without a server: what goes out, what comes in, and what reviewers said. */
export default function Share(): ReactNode {
  return (
    <div data-search-skip>
      <Receive />
      <GiveAway />
      <Reviews />
    </div>
  );
}
