/** Tells whoever runs the sandbox of each answer, once it is made. */

export interface Answered {
  /** Of the contract; `control`, `operator` or `page` for what the sandbox adds, `none` where no operation has the path. */
  readonly operation: string;
  /** The side of the account; absent where nobody knows who called. */
  readonly account?: string | undefined;
  readonly requestId?: string | undefined;
  readonly status: number;
  readonly ms: number;
  readonly from?: string | undefined;
}

/** What is known of a call by those who answer it. */
export interface Told {
  operation: string;
  account?: string;
}

type Headers = Response['headers'] | Readonly<Record<string, string>>;

const requestIdIn = (headers: Headers) =>
  (headers instanceof globalThis.Headers ? headers.get('x-dr-requestid') : headers['x-dr-requestid']) ?? undefined;

export function createWatch(onAnswered: ((answered: Answered) => void) | undefined) {
  return async <Answer extends { readonly status: number; readonly headers: Headers }>(
    told: Told,
    from: string | undefined,
    answer: (told: Told) => Promise<Answer>,
  ): Promise<Answer> => {
    if (!onAnswered) return answer(told);
    const startedAt = performance.now();
    const answered = await answer(told);
    const { status, headers } = answered;
    onAnswered({ ...told, status, requestId: requestIdIn(headers), ms: performance.now() - startedAt, from });
    return answered;
  };
}
