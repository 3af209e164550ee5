import type { Plan } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

export type PlanRecord = Kept<'plan', Plan>;

declare module '../../kernel/records' {
  interface Records {
    plan: PlanRecord;
  }
}
