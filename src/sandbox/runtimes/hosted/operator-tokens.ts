/** Operators' tokens: compared by their hashes, in the same time whatever was sent. */
import { createHash, timingSafeEqual } from 'node:crypto';

/** Fewer could be guessed: 32 characters of a random token are 128 bits or more. */
const fewestCharacters = 32;

/** While one takes the place of another, both count. */
const mostTokens = 2;

const digestOf = (token: string) => createHash('sha256').update(token).digest();

/**
 * @returns the tokens of a text, apart by commas or lines
 * @throws Error with what is wrong
 */
export function readOperatorTokens(text: string): readonly string[] {
  const tokens = text.split(/[\s,]+/).filter((token) => token !== '');
  if (tokens.length === 0 || tokens.length > mostTokens)
    throw new Error(
      `one token is needed, or two while the new one takes the place of the old; there are ${tokens.length}.`,
    );
  if (tokens.some((token) => token.length < fewestCharacters))
    throw new Error(`a token has at least ${fewestCharacters} characters. Make one with: openssl rand -hex 32`);
  return tokens;
}

/** Every token is compared with every one that was given, so that the time tells nothing. */
export function createWhoHolds(tokens: readonly string[]): (token: string) => string | undefined {
  const known = tokens.map(digestOf);
  return (token) => {
    const asked = digestOf(token);
    const matches = known.map((digest) => timingSafeEqual(digest, asked));
    return matches.includes(true) ? `operator ${asked.toString('hex').slice(0, 8)}` : undefined;
  };
}
