import { type IdKind, idShapes } from '../domain/decision';

/** Ends the numbers of orders and customers, as a tenant's number does at the provider. */
const tenant = '0336';
const firstNumber = 200_000_000;
const numbersPerExchange = 1000;

/**
 * Makes the ids of one exchange. Numbers are counted from the exchange's sequence, so that none appears twice in an
 * account without a look into the store.
 */
export function createIds(sequence: number): (kind: IdKind) => string {
  let used = 0;
  return (kind) => {
    const shape = idShapes[kind];
    if (shape === 'uuid') return crypto.randomUUID();
    if (shape !== 'digits') return shape.prefix + crypto.randomUUID();
    used += 1;
    return `${firstNumber + sequence * numbersPerExchange + used}${tenant}`;
  };
}
