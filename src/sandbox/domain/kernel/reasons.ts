/** Why an answer says what it says. Worked out where somebody asks for it, and nowhere else. */

/** The table that a figure is from, and the row of it in words. */
export interface ReasonSource {
  readonly table: 'tax-rates' | 'landed-cost-rates' | 'selling-entities' | 'order-states' | 'price-conversions';
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

/** Takes reasons. They are given as a function: a collector that does not want them calls none. */
export type Explain = (reasons: () => readonly Reason[]) => void;
