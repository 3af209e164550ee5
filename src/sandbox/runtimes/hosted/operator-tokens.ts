/** Operators' tokens: compared by their hashes, in the same time whatever was sent. */
import { createHash, timingSafeEqual } from 'node:crypto';

const digestOf = (token: string) => createHash('sha256').update(token).digest();

/** Every token is compared with every one that was given, so that the time tells nothing. */
export function createWhoHolds(tokens: readonly string[]): (token: string) => string | undefined {
  const known = tokens.map(digestOf);
  return (token) => {
    const asked = digestOf(token);
    const matches = known.map((digest) => timingSafeEqual(digest, asked));
    return matches.includes(true) ? `operator ${asked.toString('hex').slice(0, 8)}` : undefined;
  };
}
