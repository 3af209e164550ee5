import { type About, type Assessment, FORMAT, VERSION } from './types';

export const aboutNothing: About = { name: '', environment: 'sandbox', team: '' };

/** Before the first answer. */
export function emptyAssessment(id = ''): Assessment {
  return {
    ...{ format: FORMAT, version: VERSION, id, savedTime: null, about: aboutNothing, profile: {} },
    ...{ claims: {}, plan: {}, evidence: {}, comments: {}, reviews: {}, attempts: {}, milestones: {} },
  };
}
