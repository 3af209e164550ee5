/** Where a page's asks are answered: in a worker, or in the page where the browser allows none. */
import { rules } from '../../generated/rules';
import { KeptLedger } from './kept-ledger';
import type { Ask, Told } from './messages';

export function openDesk(): (ask: Ask) => Told {
  const ledger = new KeptLedger(rules);
  return ({ id, restart, entries, look, firstSequence }) => {
    try {
      if (restart) ledger.restart();
      ledger.add(entries);
      return { id, size: ledger.size, verdicts: look ? ledger.verdicts(look, firstSequence) : [] };
    } catch (error) {
      return { id, problem: error instanceof Error ? error.message : String(error) };
    }
  };
}
