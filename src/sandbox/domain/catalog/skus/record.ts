import type { Sku } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

export type SkuRecord = Kept<'sku', Sku>;

declare module '../../kernel/records' {
  interface Records {
    sku: SkuRecord;
  }
}
