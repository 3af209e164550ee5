import { isObservable, observableItems } from './observable';
import { rules } from './rules';
import { defaultSettings, type Ledger, type Settings, type Verdict } from './types';

/**
 * Says what a ledger proves: about one item, or about every item that has a rule.
 * An item without a rule gets no verdict. Exchanges may come in any order.
 */
export function evaluate(ledger: Ledger, itemId?: string, settings: Settings = defaultSettings): Verdict[] {
  const inOrder = [...ledger].sort((a, b) => a.sequence - b.sequence);
  const wanted = itemId === undefined ? observableItems : isObservable(itemId) ? [itemId] : [];
  return wanted.map((id) => ({ itemId: id, ...rules[id](inOrder, settings) }));
}
