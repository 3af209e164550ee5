import type { FileLink } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

export type FileLinkRecord = Kept<'file_link', FileLink>;

declare module '../../kernel/records' {
  interface Records {
    file_link: FileLinkRecord;
  }
}
