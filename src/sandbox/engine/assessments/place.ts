/** What a store keeps the assessments of an account under: an account of their own beside it, which no key opens. */
export const assessmentsOf = (account: string) => `${account}:assessments`;
