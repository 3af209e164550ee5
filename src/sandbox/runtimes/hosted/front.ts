/** What stands before the sandbox on its port: health, measures, and the count of what is under way. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { bearerOf } from '../../http/auth';
import type { Metrics } from './metrics';
import type { Readiness } from './readiness';

export interface FrontOptions {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly whoHolds: (token: string) => string | undefined;
}

interface Said {
  readonly status: number;
  readonly type?: string;
  readonly text: string;
}

const json = (status: number, body: object): Said => ({ status, text: JSON.stringify(body) });

function say(request: IncomingMessage, response: ServerResponse, { status, type, text }: Said): void {
  const headers = { 'content-type': type ?? 'application/json;charset=UTF-8', 'cache-control': 'no-store' };
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(request.method === 'HEAD' ? undefined : text);
}

async function ready({ readiness }: FrontOptions): Promise<Said> {
  const why = await readiness.whyNot();
  return why === undefined ? json(200, { ready: true }) : json(503, { ready: false, why });
}

async function measures(request: IncomingMessage, { metrics, whoHolds }: FrontOptions): Promise<Said> {
  const token = bearerOf({ get: (name) => (request.headers[name] as string | undefined) ?? null });
  if (whoHolds(token ?? '') === undefined)
    return json(401, { errors: [{ message: 'Measures are for whoever runs the sandbox. Send an operator token.' }] });
  return { status: 200, type: metrics.contentType, text: await metrics.text() };
}

type Answer = (request: IncomingMessage, options: FrontOptions) => Promise<Said> | Said;

const answers: Readonly<Record<string, Answer>> = {
  '/_health/live': () => json(200, { live: true }),
  '/_health/ready': (_request, options) => ready(options),
  '/_operator/metrics': measures,
};

const answerAt = (url: string) => {
  const [path = ''] = url.split('?', 1);
  return Object.hasOwn(answers, path) ? answers[path] : undefined;
};

/** Whoever asks for health names the server as it likes: nothing of anybody is in the answer. */
export function createFront(options: FrontOptions): (inner: RequestListener) => RequestListener {
  return (inner) => (request, response) => {
    const answer = request.method === 'GET' || request.method === 'HEAD' ? answerAt(request.url ?? '') : undefined;
    if (!answer) {
      inner(request, response);
      return;
    }
    Promise.resolve(answer(request, options)).then(
      (said) => say(request, response, said),
      () => say(request, response, json(500, { errors: [{ message: 'The measures cannot be told now.' }] })),
    );
  };
}
