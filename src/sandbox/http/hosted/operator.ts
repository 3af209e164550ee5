/** `/_operator/…`: teams, accounts and their keys, for whoever runs the sandbox for many. */
import type { Reply } from '../../engine/reply';
import { refuseWith } from '../answer';
import { type Asked, askedOf } from '../asked';
import { bearerOf } from '../auth';
import { readBody } from '../body';
import type { ByteSource } from '../bytes';
import { refusals } from '../errors';
import { type Fields, fitting } from '../fields';
import type { Told } from '../watch';
import { type Act, acts, type OperatorCall } from './acts';
import { audit } from './audit';
import { auditAccount } from './records';

export interface Received {
  readonly request: Request;
  readonly requestId: string;
  readonly source?: ByteSource | undefined;
  /** The address of the caller. */
  readonly from?: string | undefined;
  readonly told: Told;
}

export type Desk = Pick<OperatorCall, 'store' | 'keys' | 'directory' | 'deliverer' | 'hosted'>;

/** By the shapes of paths: the second and the fourth part below `/_operator` are ids. */
function actsAt(pathname: string): { here: Readonly<Record<string, Act>>; ids: [string, string] } | undefined {
  const [, , collection = '', first, inner, second, last] = pathname.replace(/\/$/, '').split('/');
  const parts = ['', '_operator', collection, first && '*', inner, second && '*', last];
  const shape = parts.filter((part) => part !== undefined).join('/');
  const here = Object.hasOwn(acts, shape) ? acts[shape] : undefined;
  return here && { here, ids: [first ?? '', second ?? ''] };
}

async function fieldsOf(asked: Asked): Promise<Fields | Awaited<ReturnType<typeof readBody>>['refusals']> {
  const { value, refusals: found } = await readBody(asked);
  return found.length > 0 ? found : ((value ?? {}) as Fields);
}

async function carryOut(act: Act, ids: [string, string], { request, requestId, source }: Received, desk: Desk) {
  const asked = askedOf(request, source);
  const body = await fieldsOf(asked);
  if (Array.isArray(body)) return refuseWith(requestId, body as never);
  const search = new URLSearchParams(asked.search);
  return fitting(requestId, () => act({ ...desk, requestId, search, body: body as Fields }, ids));
}

/** Answers a call below `/_operator/`. Those that change something stand in the audit log, also where they are refused. */
export async function answerOperator(received: Received, desk: Desk): Promise<Reply> {
  const { request, requestId, from } = received;
  const who = desk.hosted.whoHolds(bearerOf(request.headers) ?? '');
  if (who === undefined) return refuseWith(requestId, [refusals.noOperator()]);
  const { pathname } = new URL(request.url);
  const { method } = request;
  const there = actsAt(pathname);
  if (!there) return refuseWith(requestId, [refusals.unknownPath(pathname)]);
  const act = there.here[method];
  if (!act) return refuseWith(requestId, [refusals.methodNotAllowed(method, Object.keys(there.here))]);
  const reply = await carryOut(act, there.ids, received, desk);
  if (method !== 'GET') {
    const { status } = reply;
    const time = new Date().toISOString();
    await audit(desk.store, auditAccount, {
      time,
      who,
      method,
      path: pathname,
      status,
      requestId,
      ...(from && { from }),
    });
  }
  return reply;
}
