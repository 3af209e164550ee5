import type { Reply } from '../../engine/reply';
import type { ControlCall } from '../control-call';
import { unknownWebhook } from './tokens';

export async function checkHandler(call: ControlCall, id: string): Promise<Reply> {
  return unknownWebhook(call.requestId, id);
}
