/** Numbers that rules go by. `source` says where each is from; `ours` where no source gives one. */
export const thresholds = {
  /** Different customers that may share one address before it looks like the server's own. Ours. */
  customersOnOneAddress: 5,
  /** Newest checkouts of one address that are looked through for different customers. Ours. */
  callsOnOneAddress: 100,
  /** Days that an authorization usually lasts. Published. */
  authorizationDays: 7,
  /** From how many numbers on, and above which share of wrongly written ones, a page looks as if it did not check them. Ours. */
  taxIdentifiers: { fewest: 5, refusedShare: 0.2 },
  /** Characters of renewal terms below which they look like a placeholder. Ours. */
  shortestTerms: 40,
  /** Milliseconds from the source to the order: what a review takes at least, and what no shopper can do. Ours. */
  review: { leastMs: 1000, instantMs: 500 },
  /** How often a declined renewal may be tried. Published. */
  declinedRenewals: { perDay: 1, perPeriod: 4, periodDays: 30 },
  /** Within how many seconds an identical request is needless, and how often an unchanged checkout may be read: published. Calls before it passes: ours. */
  redundantCalls: { seconds: 10, readsOfCheckout: 3, fewestCalls: 10 },
  /** From how many unrelated checkouts or SKUs on, one and the same value looks like a constant. Ours. */
  unrelatedForConstant: 5,
  /** In how many checkouts a product has another id each time before its ids look made up, and not like sizes and colors. Ours. */
  madeUpIds: 5,
  /** Newest checkouts of a product that are looked through for an id that comes back. Ours. */
  checkoutsOfOneProduct: 100,
  /** Share of first attempts to deliver an event that may fail, of so many at least. Ours. */
  failedFirstAttempts: { share: 0.01, fewest: 20 },
  /** Milliseconds after a delivery in which a call about its object counts as what followed it. Ours. */
  actsAfterDeliveryMs: 60_000,
  /** Milliseconds after a refusal in which the same request is sent again by a loop, and not by a person. Ours. */
  hastyRetryMs: 1000,
  /** Milliseconds that an answer may take from the API to the connector: calls sent meanwhile did not know of it. Ours. */
  answerTravelMs: 100,
} as const;
