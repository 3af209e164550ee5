import { sum } from './money';

/**
 * Splits an amount by weights so that the parts add up to it exactly: each part is rounded down, and the missing minor
 * units go to the largest fractions (the earlier part first where they tie). Equal parts where all weights are 0.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const all = sum(weights);
  if (all === 0)
    return allocate(
      total,
      weights.map(() => 1),
    );
  const shares = weights.map((weight, index) => {
    const product = BigInt(total) * BigInt(weight);
    return { index, floor: Number(product / BigInt(all)), rest: product % BigInt(all) };
  });
  let missing = total - sum(shares.map((share) => share.floor));
  const byRest = [...shares].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const parts = shares.map((share) => share.floor);
  for (const share of byRest) {
    if (missing === 0) break;
    parts[share.index] = share.floor + 1;
    missing -= 1;
  }
  return parts;
}
