import type { FileObject } from '../../../../generated/contract/types';

/** Files of earlier versions name their order, and do not say how long they are. */
export type StoredFile = Omit<FileObject, 'size'> & { size?: number; orderId?: string };
