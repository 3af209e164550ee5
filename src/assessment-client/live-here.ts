import { openChannel } from '../browser/channel';
import { browserStorage } from '../browser/storage';
import { newId } from './browser';
import { Live, type LiveAround } from './live';
import { assessmentStore } from './page-store';

/** A browser without locks, as in a page that came over plain HTTP from elsewhere, shares from each tab. */
const take: LiveAround['take'] = (name, signal) => {
  if (navigator.locks === undefined) return Promise.resolve(() => {});
  return new Promise((taken, failed) => {
    const hold = () => new Promise<void>((release) => taken(release));
    navigator.locks.request(name, { signal }, hold).catch(failed);
  });
};

function onReturn(heard: () => void): void {
  window.addEventListener('online', heard);
  window.addEventListener('offline', heard);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && heard());
}

/** One for the page. */
export const live = new Live({
  ...{ store: assessmentStore, storage: browserStorage, channel: openChannel('connector-standards-sharing') },
  ...{ take, onReturn, newId, now: () => new Date().toISOString() },
  after(ms, act) {
    const timer = window.setTimeout(act, ms);
    return () => window.clearTimeout(timer);
  },
});
