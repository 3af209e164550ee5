/** Pages of the sandbox that a shopper opens, as a browser opens them: without a key, and with a form. */
import { type ApiClient, fetchPatiently } from './client';

export interface SeenPage {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Where no server answers, the address is one of the site, and names the page of the sandbox. */
export function pathOfPage(address: string): string {
  const { pathname, search, searchParams } = new URL(address, 'http://localhost');
  return searchParams.get('page') ?? `${pathname}${search}`;
}

export async function visitPage(
  { api }: ApiClient,
  address: string,
  form?: Readonly<Record<string, string>>,
): Promise<SeenPage> {
  const body = form ? new URLSearchParams(form) : null;
  const request = new Request(`${api.baseUrl}${pathOfPage(address)}`, {
    method: form ? 'POST' : 'GET',
    body,
    redirect: 'manual',
  });
  const response = await fetchPatiently(api, request);
  return { status: response.status, headers: response.headers, text: await response.text() };
}
