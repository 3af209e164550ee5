import { useSyncExternalStore } from 'react';
import type { Live } from './live';
import type { Sharing } from './live/states';
import { live } from './live-here';

const onServer: Sharing = { state: 'not-shared' };

/** How it stands with the sharing of the open assessment, and what can be done about it. */
export function useSharing(): { sharing: Sharing; live: Live } {
  const sharing = useSyncExternalStore(live.subscribe, live.getSnapshot, () => onServer);
  return { sharing, live };
}
