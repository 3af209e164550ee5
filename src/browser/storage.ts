/** The part of `localStorage` that is used here. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** `full`: there is no room. `refused`: the browser keeps nothing for this page. */
export type Kept = 'kept' | 'full' | 'refused';

/** What a browser keeps for this site. It may be missing, blocked or full, and it may become so while a page is open: nothing here throws. */
export interface BrowserStorage {
  /** Whether anything can be read at all. */
  isOpen(): boolean;
  /** Null where nothing is kept under the key, or nothing can be read. */
  read(key: string): string | null;
  keep(key: string, text: string): Kept;
  forget(key: string): void;
  keys(): string[];
}

/** @param access gets the store, and may throw as `window.localStorage` does where storage is blocked. */
export function guardStorage(access: () => KeyValueStore | null): BrowserStorage {
  const attempt = <Result>(work: (store: KeyValueStore) => Result, otherwise: Result): Result => {
    try {
      const store = access();
      return store ? work(store) : otherwise;
    } catch {
      return otherwise;
    }
  };
  return {
    isOpen: () => attempt((store) => typeof store.length === 'number', false),
    read: (key) => attempt((store) => store.getItem(key), null),
    keep: (key, text) => {
      try {
        const store = access();
        store?.setItem(key, text);
        return store ? 'kept' : 'refused';
      } catch (error) {
        return isQuota(error) ? 'full' : 'refused';
      }
    },
    forget: (key) => attempt((store) => store.removeItem(key), undefined),
    keys: () =>
      attempt(
        (store) => Array.from({ length: store.length }, (_, at) => store.key(at)).filter((key) => key !== null),
        [],
      ),
  };
}

/** Firefox has a name of its own for it. */
function isQuota(error: unknown): boolean {
  return error instanceof Error && /^(QuotaExceededError|NS_ERROR_DOM_QUOTA_REACHED)$/.test(error.name);
}

/** The one way to the browser's storage. While pages are rendered on a server there is none. */
export const browserStorage: BrowserStorage = guardStorage(() =>
  typeof window === 'undefined' ? null : window.localStorage,
);

export interface StorageChange {
  /** Null when everything was removed. */
  key: string | null;
  text: string | null;
}

/** Calls back when another tab changed what the browser keeps. Returns a way to stop. */
export function onStorageChange(heard: (change: StorageChange) => void): () => void {
  const listen = ({ key, newValue }: StorageEvent) => heard({ key, text: newValue });
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}
