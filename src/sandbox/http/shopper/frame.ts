/** What all pages for shoppers share: their frame, and how they are sent and heard. Plain HTML, without a script. */
import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

export const style = `:root{font:1.0625rem/1.5 system-ui,sans-serif;background:#fff;color:#1b1b1f;--link:#0b57d0}
@media (prefers-color-scheme:dark){:root{background:#16161a;color:#ececf1;--link:#a8c7fa}}
body{max-width:34rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.25rem}
a{color:var(--link)}
form{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.5rem 0}
button{font:inherit;min-height:2.75rem;padding:.5rem 1.25rem;cursor:pointer;background:none;color:inherit;border:1px solid}
label{display:block;flex:1 1 100%}
input,select{font:inherit;box-sizing:border-box;width:100%;min-height:2.75rem;padding:.5rem;background:none;color:inherit;border:1px solid}
option{color:#1b1b1f}
input[type=radio]{width:auto;min-height:0;margin-right:.5rem}
fieldset{flex:1 1 100%;border:1px solid;padding:.5rem 1rem}
dt{font-weight:600}dd{margin:0 0 .5rem;overflow-wrap:anywhere}
.problem{border-left:.25rem solid;padding-left:.75rem;font-weight:600}`;
/** Lets the browser use the style above and no other; a test holds the two together. */
export const styleHash = 'sha256-FXy74oM+b0Pmv2Eh81ydlNQdrZQ5CFK6fS+vFJVl8QQ=';

export function frame(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – sandbox</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}

/** A link, where the shop gave an address of the web. */
export function wayBack(address: string | undefined, words: string): Html {
  return address ? html`<p><a href="${address}">${words}</a></p>` : html`<p>You can close this page.</p>`;
}

export function problemPage(title: string, whatToDo: string): Html {
  return frame(title, html`<p>${whatToDo}</p>`);
}

/** An address of the web, or nothing: a link must not run a script. */
export function webAddress(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  return /^https?:$/.test(new URL(address).protocol) ? address : undefined;
}

/** Browsers hold a form to these origins even where the answer to it leads on. */
function policyFor(leadsTo: readonly (string | undefined)[]): string {
  const origins = leadsTo.flatMap((address) => (address ? [new URL(address).origin] : []));
  const targets = ["'self'", ...new Set(origins)].join(' ');
  return `default-src 'none'; style-src '${styleHash}'; form-action ${targets}; base-uri 'none'; frame-ancestors 'none'`;
}

/** @param leadsTo addresses of the web that a form of the page may lead on to */
export async function show(
  status: number,
  page: Html,
  leadsTo: readonly (string | undefined)[] = [],
): Promise<Response> {
  const headers = {
    'content-type': 'text/html;charset=UTF-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'content-security-policy': policyFor(leadsTo),
  };
  return new Response(String(await page), { status, headers });
}

export function seeOther(address: string): Response {
  return new Response(null, { status: 303, headers: { location: address, 'cache-control': 'no-store' } });
}

/** A browser says from where a form comes. Callers that are no browsers say nothing, and cannot be tricked. */
export function isOwnForm(request: Request): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  return origin === null || (URL.canParse(origin) && new URL(origin).host === new URL(request.url).host);
}

export const foreignForm = () => problemPage('Not from here', 'Open the page itself and choose there.');

/** More than any form of these pages has. */
const longestForm = 10_000;

/** The fields of a form; none where it is longer than the pages' own. */
export async function formOf(request: Request): Promise<URLSearchParams> {
  const reader = request.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > longestForm) {
      await reader?.cancel();
      return new URLSearchParams();
    }
  }
  return new URLSearchParams(text);
}
