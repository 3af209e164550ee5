import type { Kept } from '../../kernel/records';
import type { Order, OrderHidden } from './types';

export type OrderRecord = Kept<'order', Order, OrderHidden>;

declare module '../../kernel/records' {
  interface Records {
    order: OrderRecord;
  }
}
