/** What the caller may ask for in headers: JSON answers, and the version of the API that the sandbox simulates. */
import { apiVersion } from '../../generated/contract/operations';
import { apiVersions } from '../../generated/reference';
import type { Refusal } from '../engine/reply';
import { refusals } from './errors';

function acceptsJson(accept: string | null): boolean {
  if (!accept) return true;
  const ranges = accept.split(',').map((range) => range.split(';', 1)[0]?.trim().toLowerCase());
  return ranges.some((range) => range === '*/*' || range === 'application/*' || range === 'application/json');
}

/** Older versions of the API answer in other shapes, so asking for one is refused rather than answered wrongly. */
export function negotiate(headers: Headers): Refusal | undefined {
  const version = headers.get('digitalriver-version')?.trim();
  if (version && version !== apiVersion) {
    return refusals.unsupportedVersion(
      version,
      apiVersions.some((known) => known.version === version),
      apiVersion,
    );
  }
  return acceptsJson(headers.get('accept')) ? undefined : refusals.notAcceptable();
}
