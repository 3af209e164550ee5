import type { Json } from '../../../src/guides/types';
import type { PlannedCall, SentText } from './call';
import { type Auth, bearer, type RequestItem, script, type Text } from './format';
import { scriptAfter, scriptBefore } from './scripts';

const auths: Record<PlannedCall['key'], Auth | undefined> = {
  // That of the collection.
  secret: undefined,
  public: bearer('{{publicKey}}'),
  none: { type: 'noauth' },
};

const text = ({ name, value, description, isOff }: SentText): Text => ({
  key: name,
  value,
  ...(description && { description }),
  ...(isOff && { disabled: true as const }),
});

function queryOf(call: PlannedCall): Text[] {
  const [, written = ''] = call.path.split('?');
  const inPath = written.split('&').filter(Boolean);
  return [
    ...inPath.map((pair) => {
      const [key = '', ...value] = pair.split('=');
      return { key, value: value.join('=') };
    }),
    ...call.query.map(text),
  ];
}

function urlOf(call: PlannedCall): RequestItem['request']['url'] {
  const [path = ''] = call.path.split('?');
  const query = queryOf(call);
  const sent = query.filter(({ disabled }) => !disabled).map(({ key, value }) => `${key}=${value}`);
  const variable = Object.entries(call.params).map(([key, value]) => ({ key, value }));
  return {
    raw: `{{baseUrl}}${path}${sent.length > 0 ? `?${sent.join('&')}` : ''}`,
    host: ['{{baseUrl}}'],
    path: path.split('/').filter(Boolean),
    ...(query.length > 0 && { query }),
    ...(variable.length > 0 && { variable }),
  };
}

function bodyOf(body: Json): RequestItem['request']['body'] {
  return { mode: 'raw', raw: JSON.stringify(body, null, 2), options: { raw: { language: 'json' } } };
}

export function requestItem(call: PlannedCall): RequestItem {
  const auth = auths[call.key];
  const type = { key: 'Content-Type', value: 'application/json' };
  return {
    name: call.name,
    event: [...script('prerequest', scriptBefore(call)), ...script('test', scriptAfter(call))],
    request: {
      method: call.method,
      description: call.description,
      ...(auth && { auth }),
      header: [...(call.body === undefined ? [] : [type]), ...call.headers.map(text)],
      url: urlOf(call),
      ...(call.body !== undefined && { body: bodyOf(call.body) }),
    },
  };
}
