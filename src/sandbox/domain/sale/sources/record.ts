import type { Source } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';
import type { SourceHidden } from './types';

export type SourceRecord = Kept<'source', Source, SourceHidden>;

declare module '../../kernel/records' {
  interface Records {
    source: SourceRecord;
  }
}
