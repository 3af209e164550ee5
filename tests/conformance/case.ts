import { ApiClient } from './client';

/** Anything that answers requests as the sandbox does: an app in the process, a page, or a server. */
export interface Api {
  fetch(request: Request): Promise<Response>;
  /** Without a slash at its end. */
  baseUrl: string;
}

/** One promise of the sandbox. It makes what it needs, and may run beside others in any order. */
export interface Case {
  readonly subject: string;
  readonly name: string;
  run(api: Api): Promise<void>;
}

/** A case that talks with the secret key; `client.asPublic()` and `client.withoutKey()` give the others. */
export type Steps = (client: ApiClient) => Promise<void>;

/** The cases of one subject, by name. */
export function casesOf(subject: string, steps: Readonly<Record<string, Steps>>): Case[] {
  return Object.entries(steps).map(([name, run]) => ({ subject, name, run: (api) => run(new ApiClient(api)) }));
}
