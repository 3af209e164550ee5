import type { Reader } from '../../kernel/call';
import type { SourceRecord } from '../sources/record';
import type { CheckoutRecord } from './record';

/** The sources that pay a checkout. */
export function attachedSources(read: Reader, { document }: CheckoutRecord): Promise<SourceRecord[]> {
  return read.findAll(
    'source',
    (document.payment.sources ?? []).map(({ id }) => id),
  );
}
