/** Items that calls decide or support by the catalog, and whose rule is not built yet. The list only gets shorter. */
export const pending: readonly string[] = [];
