import type { Kept } from '../../kernel/records';
import type { Sku } from './types';

export type SkuRecord = Kept<'sku', Sku>;

declare module '../../kernel/records' {
  interface Records {
    sku: SkuRecord;
  }
}
