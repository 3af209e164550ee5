import type { CheerioAPI } from 'cheerio';

/** Elements that cheerio has found. */
export type Found = ReturnType<ReturnType<CheerioAPI>['find']>;
