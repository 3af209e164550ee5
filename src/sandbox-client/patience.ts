const TRIES = 3;
const TOO_MANY = 429;

/** Sends again what the rate limit refused, after the wait it asked for. Gives up after three tries. */
export async function patiently<Answer extends { status: number }>(
  send: () => Promise<Answer>,
  retryAfter: (answer: Answer) => string | null | undefined,
  sleep: (ms: number) => Promise<void> = wait,
): Promise<Answer> {
  let answer = await send();
  for (let tries = 1; answer.status === TOO_MANY && tries < TRIES; tries += 1) {
    await sleep(1000 * Number(retryAfter(answer) ?? 1));
    answer = await send();
  }
  return answer;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
