import { useSyncExternalStore } from 'react';
import { browserStorage } from '../../sandbox-client/storage';

export type Language = 'curl' | 'javascript';

const KEY = 'connector-standards:code-language';
const CHANGED = 'connector-standards:code-language-changed';

/** The language a reader picked last, the same in every sample and every tab. */
export function useLanguage(): [Language, (language: Language) => void] {
  const language = useSyncExternalStore(subscribe, read, () => 'curl' as const);
  return [language, write];
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener('storage', listener);
  };
}

function read(): Language {
  return browserStorage()?.getItem(KEY) === 'javascript' ? 'javascript' : 'curl';
}

function write(language: Language): void {
  try {
    browserStorage()?.setItem(KEY, language);
  } catch {
    // A full storage: the choice cannot be kept, and cURL stays.
  }
  window.dispatchEvent(new Event(CHANGED));
}
