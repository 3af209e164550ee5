import { useSyncExternalStore } from 'react';
import { browserStorage, onStorageChange } from '../../browser/storage';
import { isLanguage } from '../../samples/languages';
import type { Language } from '../../samples/types';

const KEY = 'connector-standards:code-language';

/** The language a reader picked last, the same in every sample and every tab. */
export function useLanguage(): [Language, (language: Language) => void] {
  return [useSyncExternalStore(choice.subscribe, choice.read, () => 'curl' as const), choice.write];
}

const choice = createChoice();

function createChoice() {
  const listeners = new Set<() => void>();
  const stored = (): Language => {
    const kept = browserStorage.read(KEY);
    return isLanguage(kept) ? kept : 'curl';
  };
  /** What was picked on this page counts even where a browser keeps nothing. */
  let picked: Language | null = null;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      const stop = onStorageChange(({ key }) => {
        if (key !== null && key !== KEY) return;
        picked = null;
        tell();
      });
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    read: () => picked ?? stored(),
    write(language: Language) {
      picked = language;
      browserStorage.keep(KEY, language);
      tell();
    },
  };
}
