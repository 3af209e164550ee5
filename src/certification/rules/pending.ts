/** Items that calls decide or support by the catalog, and whose rule is not built yet. The list only gets shorter. */
export const pending: readonly string[] = ['x.webhook-fast-ack', 'x.webhook-signature', 'x.webhook-idempotent'];
