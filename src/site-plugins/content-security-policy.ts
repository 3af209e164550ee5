/** The Content Security Policy of a built page: its own inline scripts by their hash, and nothing else that is inline. */
import { createHash } from 'node:crypto';

const tag = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;

/** Inline scripts that run. A `type` that is no JavaScript makes a block of data. */
const inlineScripts = /<script(?<attributes>(?:\s[^>]*)?)>(?<code>[\s\S]*?)<\/script>/gi;
const runs = (attributes: string) =>
  !/\ssrc\s*=/i.test(attributes) && !/\stype\s*=\s*["']?(?!module\b|text\/javascript\b)/i.test(attributes);

/** The hashes of a page's inline scripts, as a policy names them. */
export function scriptHashes(html: string): string[] {
  const codes = [...html.matchAll(inlineScripts)]
    .filter(({ groups }) => runs(groups?.attributes ?? ''))
    .map(({ groups }) => groups?.code ?? '');
  const hashes = codes.map((code) => `'sha256-${createHash('sha256').update(code, 'utf8').digest('base64')}'`);
  return [...new Set(hashes)].sort();
}

/**
 * The policy for a page. Styles may be inline: rendered pages carry `style` attributes, and Mermaid writes a style element
 * into each diagram, whose text depends on what it draws. Pages call the sandbox of this computer, on any port.
 * @param servers further origins that pages may call
 */
export function policyFor(html: string, servers: readonly string[] = []): string {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...scriptHashes(html)],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", 'http://localhost:*', 'http://127.0.0.1:*', ...servers],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');
}

/** The policy that a built page carries; undefined where it has none. */
export function policyOf(html: string): string | undefined {
  return tag.exec(html)?.[1];
}

export function withoutPolicy(html: string): string {
  return html.replace(tag, '');
}

/**
 * Puts the policy first in the head, because it covers only what stands below it.
 * @param servers further origins that the page may call
 */
export function withPolicy(html: string, servers: readonly string[] = []): string {
  const page = withoutPolicy(html);
  const policy = policyFor(page, servers);
  return page.replace(
    /<head[^>]*>/,
    (head) => `${head}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}
