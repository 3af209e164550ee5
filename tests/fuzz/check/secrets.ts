/** Nothing secret is given away: not in an answer, not in the ledger, not in a file, not in what is printed. */
import { publicKey } from '../../../src/sandbox/keys';
import { secretsIn } from '../canaries';
import { match } from '../contract';
import type { Answer, Problem, SentRequest } from '../step';
import { besideOf } from './beside';
import { pathnameOf } from './path';

const around = 80;

function told(where: string, text: string, learned: Iterable<string> = []): Problem[] {
  return secretsIn(text, learned).map((secret) => {
    const what = /^\d+$/.test(secret) ? 'card number' : /^[sp]k_/.test(secret) ? 'key' : 'client secret';
    const at = text.indexOf(secret);
    const detail = at < 0 ? 'in disguise' : JSON.stringify(text.slice(Math.max(0, at - around), at + around));
    return { kind: `${where} gives a ${what} away`, detail: `${secret} ${detail}` };
  });
}

/** Security codes are too short to be found by their digits: a field with such a name holds none. */
function securityCodes(text: string): Problem[] {
  const found = /"(?:cvv|cvc|securityCode)\d?":"?\d{3,4}\b/i.exec(text);
  return found ? [{ kind: 'The ledger gives a security code away', detail: found[0] }] : [];
}

/**
 * Where a shopper goes to approve a payment: a browser has only the address to say with which key it comes, so the public
 * key stands there as the API writes it. It may stand in no other place, and the secret key in none.
 */
const redirectAddress = new RegExp(`(/payments/redirects/[\\w-]+\\?apiKey=)${publicKey}`, 'g');
const withoutRedirectKeys = (text: string) => text.replace(redirectAddress, '$1');

/** Whatever they belong to: a source or a payment session, whose secrets are two UUIDs. */
function secretsInEvents(where: string, text: string): Problem[] {
  const found = /"(?:c|sourceC)lientSecret":"[\da-f-]{36}_[\da-f-]{36}"/.exec(text);
  return found ? [{ kind: `${where} gives a client secret away`, detail: found[0] }] : [];
}

/** A source's client secret is in the answers that are a source, for the browser's library, and in no other. */
/** The browser needs the secret of a source to show how to pay an order; the provider's samples have it there, and nowhere else. */
const withoutInstructions = (kind: string | undefined, text: string) =>
  kind === 'order' ? text.replaceAll(/"sourceClientSecret":"[^"]*"/g, '"sourceClientSecret":""') : text;

/** The page of a checkout offers the published test cards, whoever asks. */
const withoutOffers = (sent: SentRequest, text: string) =>
  besideOf(sent) === 'page' ? text.replaceAll(/<option value="\d{13,19}">/g, '<option>') : text;

export class Secrets {
  private readonly clientSecrets = new Set<string>();

  inAnswer(sent: SentRequest, answer: Answer): Problem[] {
    const text = withoutOffers(sent, withoutRedirectKeys(answer.text));
    const { operation } = match(sent.method, pathnameOf(sent.target));
    const where = `An answer of ${operation?.id ?? 'a path without operation'}`;
    if (operation?.objectKind !== 'source') {
      const inEvents = operation?.objectKind === 'event' ? secretsInEvents(where, text) : [];
      return [...inEvents, ...told(where, withoutInstructions(operation?.objectKind, text), this.clientSecrets)];
    }
    for (const [, secret] of text.matchAll(/"clientSecret":"([^"]+)"/g)) if (secret) this.clientSecrets.add(secret);
    return told(where, text);
  }

  inLedger(text: string): Problem[] {
    return [...told('The ledger', text, this.clientSecrets), ...securityCodes(text)];
  }
}

export function secretsInFile(bytes: Buffer): Problem[] {
  return told('The data file', withoutRedirectKeys(bytes.toString('utf8')));
}

export function secretsInPrint(text: string): Problem[] {
  return told('What is printed', text);
}
