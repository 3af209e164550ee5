/** How a request goes out to an endpoint. Runtimes that can send anything give one of these. */

export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** It asks for a token, and is no delivery. */
  readonly isForToken?: true;
}

interface Anyway {
  /** No connector had a part in it: the sandbox's own receiver answered, or nothing was called at all. */
  readonly inside?: true;
}

/** An answer, whatever it says, or why there was none. */
export type Sent = Anyway &
  (
    | {
        readonly status: number;
        readonly text: string;
        /** Milliseconds until the status came. */
        readonly afterMs: number;
      }
    | {
        /** `unsent`: it never went out, or nobody knows whether it did. It is sent when that can be. */
        readonly failure: 'timeout' | 'unreachable' | 'unsent';
        readonly reason: string;
      }
  );

/** A POST that follows no redirect. It never throws. */
export type Sender = (
  outgoing: Outgoing,
  limits: { readonly withinMs: number; readonly signal: AbortSignal },
) => Promise<Sent>;
