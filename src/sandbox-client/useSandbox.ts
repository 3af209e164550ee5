import { useSyncExternalStore } from 'react';
import { browserSurroundings } from './browser';
import { SandboxStore } from './store';
import type { SandboxState } from './types';

const store = new SandboxStore(browserSurroundings());

export interface Sandbox
  extends SandboxState,
    Pick<SandboxStore, 'setTarget' | 'setLocalUrl' | 'probe' | 'dismissNotice' | 'pageClient'> {}

/** The sandbox this page talks to. Reading it loads nothing; the first call does. */
export function useSandbox(): Sandbox {
  const state = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getServerSnapshot);
  const { setTarget, setLocalUrl, probe, dismissNotice, pageClient } = store;
  return { ...state, setTarget, setLocalUrl, probe, dismissNotice, pageClient };
}
