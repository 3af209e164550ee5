/** Answers beside the contract: pages for shoppers and files behind links. Neither is a call of the API, so neither is in the ledger. */
import type { Answer, Problem, SentRequest } from '../step';
import { pathnameOf } from './path';

type Kind = 'page' | 'link';

/** What a file may be declared as. */
export const fileType = /^(application\/pdf|image\/(png|jpeg))$/;

const statuses: Readonly<Record<Kind, ReadonlySet<number>>> = {
  page: new Set([200, 303, 400, 401, 403, 404, 409]),
  link: new Set([200, 404]),
};
const contentType: Readonly<Record<Kind, RegExp>> = {
  page: /^text\/html;\s*charset=utf-8$/i,
  link: fileType,
};

/** What a request beside the contract asks for, where it does. */
export function besideOf({ method, target }: SentRequest): Kind | undefined {
  const parts = pathnameOf(target).split('/').slice(1);
  const [first, second, third] = parts;
  const isReading = method === 'GET' || method === 'HEAD';
  if (parts.length === 3 && third !== '' && first === 'payments' && second === 'redirects')
    return isReading || method === 'POST' ? 'page' : undefined;
  const isForm = (first === 'checkout-pages' || first === 'checkout-links') && parts.length === 2 && second !== '';
  const isPortal = first === 'returns-portal' && parts.length === 3 && second !== '' && third !== '';
  if (isForm || isPortal) return isReading || method === 'POST' ? 'page' : undefined;
  if (parts.length === 2 && second !== '' && first === 'links') return isReading ? 'link' : undefined;
  return undefined;
}

export function besideProblems(kind: Kind, { method }: SentRequest, { status, headers, text }: Answer): Problem[] {
  const found: Problem[] = [];
  const name = kind === 'page' ? "A shopper's page" : 'A file behind a link';
  if (!statuses[kind].has(status)) found.push({ kind: `${name} answers ${status}`, detail: text.slice(0, 600) });
  const type = headers.get('content-type') ?? '';
  const isRefusal = status >= 400 && /^application\/json/.test(type);
  if (method !== 'HEAD' && text !== '' && !isRefusal && !contentType[kind].test(type))
    found.push({ kind: `${name} is declared as something else`, detail: `${status} "${type}"` });
  if (
    kind === 'page' &&
    !isRefusal &&
    (/<script|\son\w+=|javascript:/i.test(text) || (text !== '' && !headers.has('content-security-policy')))
  )
    found.push({ kind: `${name} could run a script`, detail: text.slice(0, 600) });
  return found;
}
