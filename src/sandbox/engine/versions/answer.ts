/** Answers as the version of the caller shows them. */
import { eventIn, type Json, kindOfEvent, newestVersion, objectIn } from '../../../contract/versions';
import type { Transaction } from '../../storage/port';
import { olderFieldsOf } from './older-fields';

async function documentIn(version: string, kind: string, document: Json, transaction: Transaction): Promise<Json> {
  if (kind !== 'event') return objectIn(version, kind, document, await olderFieldsOf(transaction, kind, document));
  const { object } = document.data as { object: object };
  return eventIn(version, document, await olderFieldsOf(transaction, kindOfEvent(String(document.type)), object));
}

/** @param result what the engine answers in the newest version: an object, a page of them, or nothing */
export async function answerIn(
  version: string,
  kind: string,
  result: object | null,
  transaction: Transaction,
): Promise<object | null> {
  if (version === newestVersion || result === null) return result;
  const { data } = result as { data?: unknown };
  if (!Array.isArray(data)) return documentIn(version, kind, result as Json, transaction);
  const shown: Json[] = [];
  for (const document of data as Json[]) shown.push(await documentIn(version, kind, document, transaction));
  return { ...result, data: shown };
}
