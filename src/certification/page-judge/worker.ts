/** Judges beside the page, so that the page stays smooth however long a ledger is. */
import { openDesk } from './desk';
import { type Ask, readyMessage } from './messages';

/** What this file needs of a worker's surroundings; the compiler knows those of a page. */
interface WorkerScope {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Ask>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const answer = openDesk();
scope.addEventListener('message', ({ data }) => scope.postMessage(answer(data)));
scope.postMessage(readyMessage);
