import type { InventoryItem, InventoryLevel, Reservation } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

export type InventoryItemRecord = Kept<'inventory_item', InventoryItem>;
export type InventoryLevelRecord = Kept<'inventory_level', InventoryLevel>;
export type ReservationRecord = Kept<'reservation', Reservation>;

declare module '../../kernel/records' {
  interface Records {
    inventory_item: InventoryItemRecord;
    inventory_level: InventoryLevelRecord;
    reservation: ReservationRecord;
  }
}
