export interface Channel {
  /** False where a browser has none. */
  readonly works: boolean;
  post(message: unknown): void;
  /** Hears what other tabs post. */
  listen(heard: (message: unknown) => void): void;
}

/** A channel between the tabs of this site. Where a browser has none, nobody hears and nothing fails. */
export function openChannel(name: string): Channel {
  const channel = create(name);
  return {
    works: channel !== null,
    post(message) {
      try {
        channel?.postMessage(message);
      } catch {
        // A closed channel has no listeners left.
      }
    },
    listen: (heard) => channel?.addEventListener('message', ({ data }) => heard(data)),
  };
}

function create(name: string): BroadcastChannel | null {
  try {
    return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  } catch {
    return null;
  }
}
