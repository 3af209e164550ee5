/** What the caller may ask for in headers: JSON answers, bytes where the answer is a file, and a dated version of the API. */
import { knownVersions, newestVersion } from '../../contract/versions';
import type { Operation } from '../../generated/contract/operations';
import type { Caller } from '../engine/arrival';
import type { Refusal } from '../engine/reply';
import type { AskedHeaders } from './asked';
import { refusals } from './errors';

const json = ['*/*', 'application/*', 'application/json'];
/** What files are, and JSON: libraries that send the same header with every call mean the file too. */
const bytes = [...json, 'application/octet-stream', 'application/pdf', 'image/*', 'image/png', 'image/jpeg'];

function accepts(accept: string | null, types: readonly string[]): boolean {
  if (!accept) return true;
  const ranges = accept.split(',').map((range) => range.split(';', 1)[0]?.trim().toLowerCase() ?? '');
  return ranges.some((range) => types.includes(range));
}

/** The version that a call is written in: that of its header, else that of its key, else the newest. It may be none of the API. */
export function versionOf({ version }: Caller, headers: AskedHeaders): string {
  return headers.get('digitalriver-version')?.trim() || version || newestVersion;
}

/** @param version see `versionOf` */
export function negotiate(
  version: string,
  headers: AskedHeaders,
  { isBinary = false }: Operation,
): Refusal | undefined {
  if (!knownVersions.includes(version)) return refusals.unknownVersion(version, knownVersions);
  if (accepts(headers.get('accept'), isBinary ? bytes : json)) return undefined;
  return isBinary ? refusals.notAcceptableBytes() : refusals.notAcceptable();
}
