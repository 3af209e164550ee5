/** The parts of Postman's collection format 2.1 that the file uses. */
export interface Text {
  key: string;
  value: string;
  description?: string;
  disabled?: true;
}

interface Script {
  listen: 'prerequest' | 'test';
  script: { type: 'text/javascript'; exec: string[] };
}

export type Auth = { type: 'noauth' } | { type: 'bearer'; bearer: [{ key: 'token'; value: string; type: 'string' }] };

export interface RequestItem {
  name: string;
  event: Script[];
  request: {
    method: string;
    description: string;
    auth?: Auth;
    header: Text[];
    url: { raw: string; host: [string]; path: string[]; query?: Text[]; variable?: Text[] };
    body?: { mode: 'raw'; raw: string; options: { raw: { language: 'json' } } };
  };
}

export interface Folder {
  name: string;
  description: string;
  item: (Folder | RequestItem)[];
}

export interface Collection {
  info: { name: string; description: string; schema: string };
  auth: Auth;
  variable: Text[];
  item: (Folder | RequestItem)[];
}

export const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

export const bearer = (token: string): Auth => ({
  type: 'bearer',
  bearer: [{ key: 'token', value: token, type: 'string' }],
});

export const script = (listen: Script['listen'], exec: string[]): Script[] =>
  exec.length === 0 ? [] : [{ listen, script: { type: 'text/javascript', exec } }];
