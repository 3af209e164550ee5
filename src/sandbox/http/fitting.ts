import type { Reply } from '../engine/reply';
import { refuseWith } from './answer';
import type { ControlCall } from './control-call';
import { Unfit } from './keys/wanted';

/** Answers a call that was not made as it has to be with what is wrong. */
export const fitting =
  (answer: (call: ControlCall) => Promise<Reply>) =>
  async (call: ControlCall): Promise<Reply> => {
    try {
      return await answer(call);
    } catch (error) {
      if (error instanceof Unfit) return refuseWith(call.requestId, [error.refusal]);
      throw error;
    }
  };
