/** How a shop with enough credit for everybody answers when the provider asks whether a shopper may use some. */
import type {
  StoreCreditAuthorizationRequest,
  StoreCreditValidationResponse,
} from '../../../../generated/contract/types';
import { accept, type Decision, type DomainError, refuse } from '../../kernel/decision';
import { missing } from '../../kernel/problems';

/** Credit whose id ends so is refused. Ours: it lets a tester see what a refusal does. */
const refusedEnding = '-refused';

/** A refusal is an answer like any other, with status 200. */
export function answerStoreCredit({
  upstreamId,
  amount,
}: StoreCreditAuthorizationRequest): Decision<StoreCreditValidationResponse> {
  const errors: DomainError[] = [];
  if (!upstreamId) errors.push(missing('upstreamId'));
  if (amount === undefined) errors.push(missing('amount'));
  if (errors.length > 0 || !upstreamId) return refuse(errors);
  if (upstreamId.endsWith(refusedEnding)) return accept({ upstreamId, approval: false });
  return accept({ upstreamId, amount, approval: true });
}
