import { browserStorage } from '../../browser/storage';

const KEY = 'connector-standards:ledger-dock';

export interface DockState {
  readonly isOpen: boolean;
  /** How much of the window's height the open dock takes, in percent. */
  readonly share: number;
}

export const smallest = 20;
export const largest = 80;
export const usual: DockState = { isOpen: false, share: 40 };

export const withinBounds = (share: number): number => Math.min(largest, Math.max(smallest, Math.round(share)));

/** As the reader left it; as usual where nothing is kept, or what is kept says something else. */
export function readDock(storage = browserStorage): DockState {
  try {
    const kept: unknown = JSON.parse(storage.read(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return usual;
    const { isOpen, share } = kept as { isOpen?: unknown; share?: unknown };
    return {
      isOpen: isOpen === true,
      share: typeof share === 'number' && Number.isFinite(share) ? withinBounds(share) : usual.share,
    };
  } catch {
    return usual;
  }
}

/** Where the browser keeps nothing, the dock works until the page is left. */
export function keepDock(state: DockState, storage = browserStorage): void {
  storage.keep(KEY, JSON.stringify(state));
}
