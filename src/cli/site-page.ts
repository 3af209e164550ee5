/** A built page as the local server hands it out: with its policy as a header, and with the address of the sandbox. */
import { createHash } from 'node:crypto';
import { isLoopback } from '../server/hosts';
import { policyOf, withoutPolicy } from '../site-plugins/content-security-policy';

export interface Page {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Pages learn from this tag that a sandbox server runs beside them, so that they need not probe for one. */
const announcement = (sandboxUrl: string) => `<meta name="local-sandbox" content="${sandboxUrl}">`;

/**
 * A page's own policy, and what only a header can say: no page shows this one in a frame. A page that was opened through
 * another name of this computer may call the sandbox there; a policy has no way to write an IPv6 address.
 */
function policyHeader(policy: string, sandboxUrl: string): string {
  const { hostname } = new URL(sandboxUrl);
  const reachable = isLoopback(hostname) || hostname.startsWith('[') ? '' : ` http://${hostname}:*`;
  return `${policy.replace(/connect-src [^;]*/, (sources) => sources + reachable)}; frame-ancestors 'none'`;
}

/** @param html a built page, which carries its policy in a tag */
export function pageFor(html: string, sandboxUrl: string): Page {
  const policy = policyOf(html);
  const body = Buffer.from(withoutPolicy(html).replace('<head>', `<head>${announcement(sandboxUrl)}`));
  return {
    body,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
      ...(policy && { 'content-security-policy': policyHeader(policy, sandboxUrl) }),
      'cross-origin-opener-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    },
  };
}
