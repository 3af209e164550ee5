/** Why an answer says what it says. Worked out where somebody asks for it, and nowhere else. */

/** The table that a figure is from, and the row of it in words. */
export interface ReasonSource {
  readonly table:
    | 'tax-rates'
    | 'landed-cost-rates'
    | 'selling-entities'
    | 'order-states'
    | 'price-conversions'
    // Rules that a page tells, without rows.
    | 'charges'
    | 'fees'
    | 'fulfillment-orders'
    | 'refunds'
    | 'returns'
    | 'sales'
    | 'store-credit'
    | 'subscriptions';
  readonly row?: string;
  /** Where the row is from: `published` in a sample of the provider, the `law` of a country, or `ours`, of this project. */
  readonly basis?: string;
}

export interface Reason {
  /** The value's place in the answer, such as `items[0].tax.amount`. */
  readonly pointer: string;
  /** One sentence without its stop: the calculation, or the rule. */
  readonly text: string;
  readonly source?: ReasonSource;
}

/**
 * Reasons that follow from what is stored, whichever call asks. They hold for an answer as far as it shows what `of` shows:
 * elsewhere, something else was decided since.
 */
export interface Standing {
  readonly of: object;
  readonly reasons: readonly Reason[];
}

/** The same reasons of an object that is a part of a larger one, such as `data[0].`. */
export function under(place: string, reasons: readonly Reason[]): Reason[] {
  return reasons.map((reason) => ({ ...reason, pointer: `${place}${reason.pointer}` }));
}

/** Takes reasons. They are given as a function: a collector that does not want them calls none. */
export type Explain = (reasons: () => readonly Reason[]) => void;
