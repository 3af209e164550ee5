/** What the name of a packed file ends in, by its encoding; the best first. */
export const endings: { readonly br: '.br'; readonly gzip: '.gz' };
