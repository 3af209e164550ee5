import type { Kept } from '../../kernel/records';
import type { Source, SourceHidden } from './types';

export type SourceRecord = Kept<'source', Source, SourceHidden>;

declare module '../../kernel/records' {
  interface Records {
    source: SourceRecord;
  }
}
