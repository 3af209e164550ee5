import { resource } from '../../kernel/resource';

declare module '../../kernel/ids' {
  interface InnerIds {
    document: string;
  }
}

/** Invoices and credit memos of orders; no operation of the contract makes or lists them yet. */
export const file = resource('file', { name: 'File', ids: { document: 'uuid' } });
