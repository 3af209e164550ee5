// Shared by the build, which packs the files of the site, and by the server, which looks for them.

/** What the name of a packed file ends in, by its encoding; the best first. */
export const endings = /** @type {const} */ ({ br: '.br', gzip: '.gz' });
