/** Items that calls decide or support by the catalog, and whose rule is not built yet. The list only gets shorter. */
export const pending: readonly string[] = [
  'admin.api-keys',
  'admin.default-ship-from',
  'checkouts.ship-addresses',
  'checkouts.synchronize',
  'errors.pass-failures',
  'x.webhook-fast-ack',
  'x.webhook-signature',
  'x.webhook-idempotent',
];
