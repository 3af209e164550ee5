import { openChannel } from '../browser/channel';
import { browserStorage, onStorageChange } from '../browser/storage';
import type { Surroundings } from '../certification/assessment/store';
import { connect } from './database';
import { databaseLog } from './log';
import { forgetCopies } from './stored-copies';

const CHANNEL = 'connector-standards-assessments';

/** Sixteen letters and digits. Plain HTTP has this way to make them, and no other. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte % 36).toString(36)).join('');
}

/** The store's surroundings in a real browser. Nothing is asked of them while a page is rendered on a server. */
export function browserSurroundings(): Surroundings {
  const connection = connect();
  return {
    log: databaseLog(connection),
    forgetFiles: (digests) => forgetCopies(connection, digests),
    storage: browserStorage,
    channel: openChannel(CHANNEL),
    listen: onStorageChange,
    now: () => new Date().toISOString(),
    newId,
    after(ms, act) {
      const timer = window.setTimeout(act, ms);
      return () => window.clearTimeout(timer);
    },
  };
}
