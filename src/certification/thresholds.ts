/** Numbers that rules go by. `source` says where each is from; `ours` where no source gives one. */
export const thresholds = {
  /** Different customers that may share one address before it looks like the server's own. Ours. */
  customersOnOneAddress: 5,
  /** Days that an authorization usually lasts. Published. */
  authorizationDays: 7,
} as const;
