/**
 * What the season cannot prove, and why. Of these items the judge must neither say that they pass nor that they fail; of all
 * others it has to see that the connector does them right.
 */
export const beyond: Readonly<Record<string, string>> = {
  // What only papers of the platform, pages or a person can show.
  'checkouts.synchronize': 'It needs an export of the orders from the platform.',
  'checkouts.subscriptions.info': 'It needs a list of the products that recur.',
  'payments.save-source': 'It needs the log of a browser: what the shopper agreed to does not show in calls.',
  'orders.capture-payment-state': 'It needs an export of the orders from the platform.',
  'orders.capture-fraud-state': 'It needs an export of the orders from the platform.',
  'customers.tax-identifier-element': 'Only pages show it.',
  'errors.log-calls': "It needs the connector's log.",
  'errors.customer-messages': 'Only pages show it.',
  'products.manual-sync': 'It needs an export of the catalog, and a person who presses the control.',
  'products.matching-identifiers': 'It needs an export of the catalog.',
  // What the sandbox cannot bring about.
  'orders.failed-events': 'The connector closes a failed order in its own books, without a call.',
  'x.webhook-idempotent': 'The connector writes what it hears into its own books, without a call.',
  // What one season in this process leaves out.
  'x.rate-limit': 'The limit is off; the season over HTTP has it on.',
  'products.capture-attributes': 'This store points its products at groups; the second store has none.',
};

/** What the second store proves beside that, with tax and export data on each product. */
export const ofTheSecondStore = ['products.capture-attributes'];
