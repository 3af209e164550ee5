/**
 * The data the rules need, as an argument. Rows come from `src/reference/*.yml`; `src/sandbox/reference-data.ts` shapes
 * them. Rates are decimal strings ("0.07525"), never floats.
 */

export type CardOutcome =
  | 'success'
  | 'challenge'
  | 'source-failed'
  | 'charge-failed'
  | 'capture-failed'
  | 'capture-pending'
  | 'capture-fails-later'
  | 'cancel-failed'
  | 'refund-failed'
  | 'refund-fails-later';

export interface TestCard {
  readonly number: string;
  readonly brand: string;
  readonly outcome: CardOutcome;
}

/** What an owner's last name makes a payment of some type do. Compared without regard to case. */
export interface LastNameTrigger {
  readonly types: readonly string[];
  readonly lastName: string;
  readonly outcome: TestBehavior;
}

/** An address tag such as `+in-review` in a checkout's email; ours, the provider documents none. */
export interface OrderTrigger {
  readonly tag: string;
  readonly outcome: OrderTriggerOutcome;
}

export type OrderTriggerOutcome =
  | 'review-passes'
  | 'review-denies'
  | 'refused'
  | 'payment-pending'
  | 'payment-pending-fails'
  | 'reauthorization-refused'
  | 'late-capture-fails'
  | 'dispute-stays'
  | 'dispute-resolved'
  | 'dispute-charged-back'
  | 'refund-fails'
  | 'refund-stays-pending'
  | 'refund-needs-details';

/** How a payment behaves in the sandbox: a card's outcome, or one that only redirect and delayed methods have. */
export type TestBehavior =
  | CardOutcome
  | 'source-fails-after-redirect'
  | 'challenge-then-charge-failed'
  | 'charge-fails-later'
  | 'charge-stays-pending';

/** `taxCode` narrows a row to products with that code or a code below it ("70" covers "70.100"). */
/** Where a figure is from: `published` in a sample of the provider, the `law` of a country, or `ours`, of this project. */
type Basis = string;

export interface TaxRateRow {
  readonly country: string;
  readonly state?: string;
  readonly postalCode?: string;
  readonly taxCode?: string;
  readonly rate: string;
  readonly basis?: Basis;
}

/** `shipFrom` is a country or "*" for any other country. */
export interface LandedCostRow {
  readonly shipFrom: string;
  readonly shipTo: string;
  readonly duty: string;
  readonly importTax: string;
  readonly basis?: Basis;
}

/** What a shipping quote costs. Amounts are in units of the cart's currency, a hundred times as much where it has no decimals. */
export interface ShippingQuoteRate {
  readonly id: string;
  readonly description: string;
  readonly serviceLevel: string;
  readonly days: string;
  readonly amount: number;
  readonly perPound: number;
  readonly dutiesFee: number;
}

/** `shipFrom` is set where goods sent from inside the country are sold by another entity. */
export interface SellingEntityRow {
  readonly country: string;
  readonly shipFrom?: string;
  readonly id: string;
  readonly name: string;
}

export interface CountryRow {
  readonly code: string;
  readonly embargoed: boolean;
  readonly europeanUnion: boolean;
  /** A regular expression, or absent where any code will do. */
  readonly postalCodePattern?: string;
  /** Accepted states, or absent where any will do. */
  readonly states?: readonly string[];
  readonly stateRequired: boolean;
  /** Goods sent there need a weight. */
  readonly weightRequired: boolean;
}

export interface CurrencyRow {
  readonly code: string;
  /** Digits after the decimal point. */
  readonly decimals: number;
  /** A valid currency may still not be switched on for the account. Retired currencies are left out. */
  readonly enabled: boolean;
}

export interface TaxCodeRow {
  readonly taxCode: string;
  readonly physical: boolean;
}

export interface PaymentMethodRow {
  readonly type: string;
  readonly name: string;
  readonly flow: 'standard' | 'redirect' | 'receiver';
  /** May be saved to a customer and used again. */
  readonly recurring: boolean;
  /** The shopper approves before the order is created (PayPal) rather than after. */
  readonly approvedBeforeOrder: boolean;
}

/** Decimal texts in major units: what one unit of the base currency is worth, and how tidy prices end. */
export interface PriceConversionRow {
  readonly currency: string;
  readonly rate: string;
  readonly step: string;
  readonly ending: string;
  readonly basis?: Basis;
}

/** An empty list of countries or currencies stands for all. */
export interface PaymentAvailabilityRow {
  readonly type: string;
  readonly countries: readonly string[];
  readonly currencies: readonly string[];
  readonly recurring: boolean;
  readonly freeTrial: boolean;
}

export interface BankRow {
  readonly country: string;
  readonly currency: string;
  readonly bankCode: string;
  readonly bankName: string;
}

/** Where a tax identifier of the type counts. */
export interface TaxIdentifierRow {
  readonly type: string;
  readonly countries: readonly string[];
  readonly customerType: 'business' | 'individual';
  readonly entity: string;
  /** The order is refused without it. */
  readonly required: boolean;
  /** Verified at once. */
  readonly testValues: readonly string[];
}

/** `pattern`: a regular expression for the whole value. */
export interface TaxIdentifierFormatRow {
  readonly type: string;
  readonly pattern: string;
  readonly example: string;
}

export interface Reference {
  readonly cards: readonly TestCard[];
  readonly lastNameTriggers: readonly LastNameTrigger[];
  readonly orderTriggers: readonly OrderTrigger[];
  readonly taxRates: readonly TaxRateRow[];
  readonly landedCostRates: readonly LandedCostRow[];
  readonly shippingQuoteRates: readonly ShippingQuoteRate[];
  readonly sellingEntities: readonly SellingEntityRow[];
  readonly countries: readonly CountryRow[];
  readonly currencies: readonly CurrencyRow[];
  readonly taxCodes: readonly TaxCodeRow[];
  readonly taxIdentifiers: readonly TaxIdentifierRow[];
  readonly taxIdentifierFormats: readonly TaxIdentifierFormatRow[];
  readonly eccns: readonly string[];
  readonly paymentMethods: readonly PaymentMethodRow[];
  readonly paymentAvailability: readonly PaymentAvailabilityRow[];
  readonly banks: readonly BankRow[];
  readonly priceConversions: readonly PriceConversionRow[];
  /** With their other spellings. */
  readonly eventTypes: readonly string[];
  /** Dates, oldest first. */
  readonly apiVersions: readonly string[];
  /** Characters of ids that callers choose. */
  readonly longestIds: { readonly customer: number; readonly sku: number };
  /** Bytes. */
  readonly largestFile: number;
  /** Entries that an object keeps of the calls made on it, and that a charge keeps of its captures, cancels and refunds. */
  readonly growth: { readonly kept: number; readonly history: number };
}
