import { isObject, type JsonObject, text } from '../../json';
import { landedCostApplies, members } from '../european-union';
import { conclude, count, noFindings } from '../findings';
import { callsTo } from '../queries';
import type { Rule } from '../types';

/** Every request to create a checkout, answered or refused, says with a boolean whether prices contain tax. */
export const taxInclusive: Rule = (ledger) => {
  const findings = noFindings();
  const valuesByCountry = new Map<string, Set<boolean>>();
  for (const { exchange } of callsTo(ledger, 'POST /checkouts')) {
    const body = exchange.requestBody;
    if (!isObject(body)) continue;
    findings.rests.push(exchange.sequence);
    if (typeof body.taxInclusive !== 'boolean') {
      findings.failures.push({ sequence: exchange.sequence, path: 'taxInclusive', message: problem(body) });
      continue;
    }
    const country = text(body, 'shipTo.address.country');
    if (!country) continue;
    valuesByCountry.set(country, (valuesByCountry.get(country) ?? new Set()).add(body.taxInclusive));
    if (isSurprising(body, country, exchange.responseBody)) findings.warnings.push(surprise(country));
  }
  for (const [country, values] of valuesByCountry) {
    if (values.size > 1)
      findings.warnings.push(`Checkouts to ${country} say both true and false. Settle on one per country.`);
  }
  const looked = findings.rests.length;
  return conclude(ledger, findings, {
    pass: `${count(looked, 'checkout request')} looked at: each says whether prices contain tax.`,
    fail: `${findings.failures.length} of ${count(looked, 'checkout request')} ${findings.failures.length === 1 ? 'does' : 'do'} not say whether prices contain tax.`,
    notExercised: 'No checkout was created yet.',
  });
};

function problem(body: JsonObject): string {
  if (!('taxInclusive' in body)) return 'The request leaves taxInclusive out. Send true or false.';
  return `taxInclusive is ${JSON.stringify(body.taxInclusive)}, not a boolean. Send true or false.`;
}

/** Shoppers in the European Union expect prices with tax in them. */
function isSurprising(body: JsonObject, country: string, answer: unknown): boolean {
  const consumer = body.customerType !== 'business';
  return body.taxInclusive === false && consumer && members.has(country) && !landedCostApplies(body, answer);
}

function surprise(country: string): string {
  return `A consumer checkout to ${country} sends false, without landed cost. Shoppers there expect prices with tax.`;
}
