import type { FileObject } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

/** Files of earlier versions name their order here, and do not say their `size`. */
type StoredFile = FileObject & { readonly orderId?: string };

/** `lines`: what a document that the sandbox made says; it is drawn when somebody opens it. */
export type FileRecord = Kept<'file', StoredFile, { readonly orderId?: string; readonly lines?: readonly string[] }>;

/** The bytes of a file that was uploaded, under the file's id. They stand apart, so that lists need not read them. */
export type FileContentRecord = Kept<'file-content', Readonly<Record<string, never>>, { readonly base64: string }>;

declare module '../../kernel/records' {
  interface Records {
    file: FileRecord;
    'file-content': FileContentRecord;
  }
}
