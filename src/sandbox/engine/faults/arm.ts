/** Arms, lists and removes faults of an account. */
import type { Chaos, ChaosWish, Fault, FaultList, FaultWish } from '../../../ledger/faults';
import type { Transaction } from '../../storage/port';
import type { Book } from '../book';
import { storedUuids } from '../ids';
import { armed, isChaos, keep, mostFaults } from './record';
import { goesOn, isSpent } from './strike';

const isFault = (one: Fault | Chaos): one is Fault => !isChaos(one);

/** Room for one more: of too many, the oldest that are spent make way. False where all are still armed. */
async function makeRoom(transaction: Transaction): Promise<boolean> {
  const all = (await armed(transaction)).filter(isFault);
  const tooMany = all.length - mostFaults + 1;
  if (tooMany <= 0) return true;
  const spent = all.filter(isSpent).slice(0, tooMany);
  for (const { id } of spent) await transaction.remove('fault', id);
  return spent.length === tooMany;
}

/** Undefined where as many are armed as there may be. */
export async function arm({ transaction, context }: Book, wish: FaultWish): Promise<Fault | undefined> {
  if (!(await makeRoom(transaction))) return undefined;
  const id = `flt_${storedUuids(transaction.account)()}`;
  const fault: Fault = { id, ...wish, createdTime: context.now, seen: 0, fired: 0, firedAt: [] };
  await keep(transaction, fault);
  transaction.account.withFaults(true);
  return fault;
}

/** Takes the place of the chaos that goes on. It stops with the run under way, where there is one. */
export async function letChaosIn({ transaction, context }: Book, wish: ChaosWish): Promise<Chaos> {
  const { run } = transaction.account.state;
  const about = { createdTime: context.now, ...(run !== undefined && { run }) };
  const chaos: Chaos = { id: 'chaos', kind: 'chaos', ...wish, ...about, seen: {}, fired: 0, firedAt: [] };
  await keep(transaction, chaos);
  transaction.account.withFaults(true);
  return chaos;
}

export async function faultsOf(transaction: Transaction): Promise<FaultList> {
  const all = await armed(transaction);
  const chaos = all.find(isChaos);
  const isOn = chaos && goesOn(chaos, transaction.account.state.run);
  return { data: all.filter(isFault), chaos: isOn ? chaos : null };
}

/** Those that were there; all faults and the chaos where no id is given. */
export async function disarm(transaction: Transaction, id?: string): Promise<(Fault | Chaos)[]> {
  const all = await armed(transaction);
  const gone = all.filter((one) => id === undefined || one.id === id);
  for (const one of gone) await transaction.remove('fault', one.id);
  if (gone.length === all.length) transaction.account.withFaults(false);
  return gone;
}
