interface Attempted {
  readonly outcome: string;
  readonly status?: number | undefined;
  readonly reason?: string | undefined;
  readonly durationMs: number;
}

/** What came back, such as `500 after 12 ms`. */
export function attemptWords({ outcome, status, reason, durationMs }: Attempted): string {
  const what = status === undefined ? (reason ?? outcome) : `${status}`;
  return `${what} after ${Math.round(durationMs)} ms`;
}
