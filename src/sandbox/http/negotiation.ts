/** What the caller may ask for in headers: JSON answers, bytes where the answer is a file, and the version of the API that the sandbox simulates. */
import { apiVersion, type Operation } from '../../generated/contract/operations';
import { apiVersions } from '../../generated/reference';
import type { Refusal } from '../engine/reply';
import { refusals } from './errors';

const json = ['*/*', 'application/*', 'application/json'];
/** What files are, and JSON: libraries that send the same header with every call mean the file too. */
const bytes = [...json, 'application/octet-stream', 'application/pdf', 'image/*', 'image/png', 'image/jpeg'];

function accepts(accept: string | null, types: readonly string[]): boolean {
  if (!accept) return true;
  const ranges = accept.split(',').map((range) => range.split(';', 1)[0]?.trim().toLowerCase() ?? '');
  return ranges.some((range) => types.includes(range));
}

/** Older versions of the API answer in other shapes, so asking for one is refused rather than answered wrongly. */
export function negotiate(headers: Headers, { isBinary = false }: Operation): Refusal | undefined {
  const version = headers.get('digitalriver-version')?.trim();
  if (version && version !== apiVersion) {
    return refusals.unsupportedVersion(
      version,
      apiVersions.some((known) => known.version === version),
      apiVersion,
    );
  }
  if (accepts(headers.get('accept'), isBinary ? bytes : json)) return undefined;
  return isBinary ? refusals.notAcceptableBytes() : refusals.notAcceptable();
}
