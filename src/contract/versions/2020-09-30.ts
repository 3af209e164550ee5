/**
 * 2020-09-30, after the base 2020-01-07: invoices and store credit by amount. The base has neither; the table says so, and
 * nothing more is needed. That the base listed sources at the top, as the versions after it do, is inferred.
 */
import type { VersionStep } from './types';

export const step: VersionStep = { version: '2020-09-30', down: {}, defaults: {} };
