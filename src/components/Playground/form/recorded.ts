import { decodeText } from '../../../browser/address';
import type { ListedOperation } from '../../../generated/contract/operation-list';
import type { Json } from '../../../guides/types';
import type { Exchange } from '../../../ledger/types';
import { repeatedCall } from '../../../samples/recorded';
import type { Form } from '../preparation/slots';

/** The parameters of a path such as `/orders/{id}`, from a path that fits it. */
function pathParameters(template: string, path: string): Record<string, string> {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const values = new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}/?$`).exec(path)?.slice(1) ?? [];
  return Object.fromEntries(names.map((name, index) => [name, decodeText(values[index] ?? '')]));
}

/** A number and a truth value are what they are; a name that comes several times is a list. */
function queryParameters(search: string): Record<string, Json> {
  const all = new URLSearchParams(search);
  return Object.fromEntries(
    [...new Set(all.keys())].map((name) => {
      const values = all.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

/** A recorded call as it would stand in its operation's form. */
export function formOf(
  { path, requestBody }: Pick<Exchange, 'path' | 'requestBody'>,
  operation: ListedOperation,
): Form {
  const [plain = '', search = ''] = path.split('?', 2);
  const hasBody = requestBody !== null && requestBody !== undefined;
  return {
    parameters: pathParameters(operation.path, plain),
    query: queryParameters(search),
    body: hasBody ? JSON.stringify(requestBody, null, 2) : null,
  };
}

/** The same, ready to be sent again: the ledger keeps no card, so the test card that was used stands in its place. */
export function formToEdit(exchange: Exchange, operation: ListedOperation): Form {
  const { path, body } = repeatedCall(exchange);
  return formOf({ path, requestBody: body ?? exchange.requestBody }, operation);
}
