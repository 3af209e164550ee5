/** What a first release kept in a browser, as it wrote it: answers, and beside them the changes that made them. */
export const keptByFirstRelease = {
  format: 'connector-standards/assessment',
  version: 1,
  savedTime: '2026-11-25T10:00:00.000Z',
  claims: {
    'checkouts.tax-inclusive': {
      state: 'open',
      note: 'Only a note 出荷.',
      changedTime: '2026-11-24T10:00:00.000Z',
    },
    'fulfillments.cancel-quantity': {
      state: 'not-applicable',
      reason: 'Digital goods only.',
      changedTime: '2026-11-22T10:00:00.000Z',
    },
    'orders.from-checkout-id': {
      state: 'done',
      note: 'Seen in release 4, by two.',
      changedTime: '2026-11-25T10:00:00.000Z',
    },
    'x.no-fulfil-before-accepted': {
      state: 'not-done',
      waiver: {
        who: 'Ada',
        why: 'Mended in release 5.',
        until: '2027-01-31',
      },
      changedTime: '2026-11-23T10:00:00.000Z',
    },
  },
  history: [
    'AgHp1PrNCwDEqo3VzwERqo3VzwESCCwgYnkgdHdvC6qN1c8BACgBBnN0YXRlcxdvcmRlcnMuZnJvbS1jaGVja291dC1pZAF3BGRv',
    'bmUEARxub3RlIG9yZGVycy5mcm9tLWNoZWNrb3V0LWlkEVNlZW4gaW4gcmVsZWFzZSA0hKqN1c8BEQEuKAEGc3RhdGVzHGZ1bGZp',
    'bGxtZW50cy5jYW5jZWwtcXVhbnRpdHkBdw5ub3QtYXBwbGljYWJsZQQBI3JlYXNvbiBmdWxmaWxsbWVudHMuY2FuY2VsLXF1YW50',
    'aXR5E0RpZ2l0YWwgZ29vZHMgb25seS4oAQZzdGF0ZXMbeC5uby1mdWxmaWwtYmVmb3JlLWFjY2VwdGVkAXcIbm90LWRvbmUEASJy',
    'ZWFzb24geC5uby1mdWxmaWwtYmVmb3JlLWFjY2VwdGVkK0EgcmVhc29uIHRoYXQgZG9lcyBub3QgY291bnQgYXQgdGhlIG1vbWVu',
    'dC4oAQd3YWl2ZXJzG3gubm8tZnVsZmlsLWJlZm9yZS1hY2NlcHRlZAF3P3sid2hvIjoiQWRhIiwid2h5IjoiTWVuZGVkIGluIHJl',
    'bGVhc2UgNS4iLCJ1bnRpbCI6IjIwMjctMDEtMzEifSEBBnN0YXRlcx9mdWxmaWxsbWVudHMuZnVsZmlsbGVkLXF1YW50aXR5Aaiq',
    'jdXPAVQBdwdjbGVhcmVkBAEcbm90ZSBjaGVja291dHMudGF4LWluY2x1c2l2ZRNPbmx5IGEgbm90ZSDlh7rojbcuAaqN1c8BAVQB',
  ].join(''),
};
