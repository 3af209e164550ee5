/** The page that a shopper sees at a payment that redirects, or at the challenge of a card. Plain HTML, without a script. */
import { html } from 'hono/html';
import type { SourceRecord } from '../../domain';
import type { SourceAction } from '../../domain/sale/sources/types';
import { frame, type Html, wayBack } from './frame';

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
