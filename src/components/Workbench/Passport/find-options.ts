import type { Option } from './choices';

interface Found {
  readonly found: readonly string[];
  /** As they were written. */
  readonly unknown: readonly string[];
}

const plain = (text: string) => text.trim().toLowerCase();

/** Values that a person wrote by name or by value, with commas between them. A name may hold a comma itself. */
export function findOptions(text: string, options: readonly Option[]): Found {
  const knownAs = (words: string) =>
    options.find(([value, meaning]) => [value, meaning].some((one) => plain(one) === plain(words)))?.[0];
  const whole = knownAs(text);
  if (whole !== undefined) return { found: [whole], unknown: [] };
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return {
    found: parts.flatMap((part) => knownAs(part) ?? []),
    unknown: parts.filter((part) => knownAs(part) === undefined),
  };
}
