/** The page that a shopper sees at a payment that redirects, or at the challenge of a card. Plain HTML, without a script. */
import { html } from 'hono/html';
import type { SourceRecord } from '../../domain';
import type { SourceAction } from '../../domain/sale/sources/types';

type Html = ReturnType<typeof html>;

export const style = `:root{font:1.0625rem/1.5 system-ui,sans-serif;background:#fff;color:#1b1b1f;--link:#0b57d0}
@media (prefers-color-scheme:dark){:root{background:#16161a;color:#ececf1;--link:#a8c7fa}}
body{max-width:34rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.5rem;line-height:1.25}
a{color:var(--link)}
form{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.5rem 0}
button{font:inherit;min-height:2.75rem;padding:.5rem 1.25rem;cursor:pointer;background:none;color:inherit;border:1px solid}
dt{font-weight:600}dd{margin:0 0 .5rem;overflow-wrap:anywhere}`;
/** Lets the browser use the style above and no other; a test holds the two together. */
export const styleHash = 'sha256-2QBXFF+3RePw+HaMPxJh3EFy0QUQcp0vWkAAHIRCShI=';

interface Choice {
  readonly action: SourceAction;
  readonly label: string;
}

const choices: Readonly<Record<string, readonly Choice[]>> = {
  pending_redirect: [
    { action: 'approve', label: 'Approve the payment' },
    { action: 'decline', label: 'Decline the payment' },
  ],
  requires_action: [
    { action: 'authenticate', label: 'Pass the challenge' },
    { action: 'fail_authentication', label: 'Fail the challenge' },
  ],
};

/** What a shopper may do to a source in this state. */
export function actionsFor(state: string): readonly SourceAction[] {
  return (choices[state] ?? []).map(({ action }) => action);
}

function frame(title: string, content: Html): Html {
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
function wayBack(address: string | undefined, words: string): Html {
  return address ? html`<p><a href="${address}">${words}</a></p>` : html`<p>You can close this page.</p>`;
}

export interface Ways {
  /** After the payment. */
  readonly back: string | undefined;
  /** After giving up. */
  readonly away: string | undefined;
}

function facts({ document }: SourceRecord): Html {
  const { type, amount, currency, id, state } = document;
  const sum = amount === undefined ? html`` : html`<dt>Amount</dt><dd>${amount} ${currency ?? ''}</dd>`;
  return html`<dl><dt>Payment method</dt><dd>${type}</dd>${sum}<dt>Source</dt><dd>${id}</dd><dt>State</dt><dd>${state}</dd></dl>`;
}

export function sourcePage(source: SourceRecord, { back, away }: Ways): Html {
  const offered = choices[source.document.state];
  if (!offered) {
    const content = html`<p>The payment is ${source.document.state}. There is nothing to do here.</p>
${facts(source)}
${wayBack(back, 'Back to the shop')}`;
    return frame('Nothing to approve', content);
  }
  const challenge = source.document.state === 'requires_action';
  const buttons = offered.map(({ action, label }) => html`<button name="action" value="${action}">${label}</button>`);
  const content = html`<p>This page belongs to the sandbox and stands for the one of ${challenge ? 'the bank' : 'the payment method'}. No money moves.</p>
${facts(source)}
<form method="post">${buttons}</form>
${wayBack(away, 'Leave without deciding')}`;
  return frame(challenge ? 'Confirm that it is you' : 'Approve the payment', content);
}

export function donePage(source: SourceRecord, way: string | undefined): Html {
  const content = html`<p>Your choice is noted. The payment is now ${source.document.state}.</p>
${facts(source)}
${wayBack(way, 'Back to the shop')}`;
  return frame('Done', content);
}

export function problemPage(title: string, whatToDo: string): Html {
  return frame(title, html`<p>${whatToDo}</p>`);
}
