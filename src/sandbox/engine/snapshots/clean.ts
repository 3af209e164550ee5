/** Takes card data and the secrets of others out of a snapshot, as stores do with what an earlier version kept. */
import { cleanDocument, cleanExchange, redactionVersion } from '../../storage/cleaning';
import type { SavedRecord, SnapshotContent } from './content';

/** By today's measure, whatever it says of itself. */
export function cleaned(content: SnapshotContent): SnapshotContent {
  const records = content.records.map(
    (record) => ({ ...record, document: cleanDocument(record.document, record.id, record.kind) }) as SavedRecord,
  );
  return { ...content, redaction: redactionVersion, records, ledger: content.ledger.map(cleanExchange) };
}

/** Where it was clean by another measure than today's. */
export function cleanedOnce(content: SnapshotContent): SnapshotContent {
  return content.redaction === redactionVersion ? content : cleaned(content);
}
