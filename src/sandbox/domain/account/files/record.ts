import type { Kept } from '../../kernel/records';
import type { OrderFile } from './types';

export type FileRecord = Kept<'file', OrderFile>;

declare module '../../kernel/records' {
  interface Records {
    file: FileRecord;
  }
}
