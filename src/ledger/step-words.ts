/** What waits for its time, in words. They say what happens unless the object has moved on by then. */
export const stepWords = {
  'authorization-lapses': 'The bank stops reserving the money',
  'bank-asks': 'The buyer’s bank opens a dispute',
  'bank-decides': 'The bank decides the dispute',
  'capture-fails': 'The payment method refuses the capture',
  'capture-retries': 'The capture is tried again',
  'day-of-sales-ends': 'The day of sales ends, and is paid out',
  'details-expire': 'The time to name a bank account is over',
  'file-link-expires': 'The link to the file expires',
  'goods-arrive': 'Returned goods reach the warehouse',
  'invoice-attempt': 'The payment of the invoice is tried again',
  'invoice-overdue': 'The time to pay the invoice is over',
  'invoice-settles': 'The payment method answers for the invoice',
  'logistics-return-arrives': 'The returned parcel arrives',
  'money-lapses': 'The time to send the money is over',
  'payment-arrives': 'The payment method says that the money is there',
  'payment-fails': 'The payment method says that there is no money',
  'refund-expires': 'The time to name a bank account for the refund is over',
  'refund-fails': 'The refund is refused',
  'reservation-ends': 'The reservation of stock ends',
  'review-denies': 'The reviewer refuses the order',
  'review-passes': 'The reviewer lets the order pass',
  'subscription-invoice': 'The subscription renews',
  'subscription-lapses': 'The subscription lapses',
  'subscription-reminder': 'The shopper is reminded of the renewal',
  'tax-identifier-checked': 'The tax number is checked',
  'warehouse-answers-cancellation': 'The warehouse answers the cancellation',
  'warehouse-answers-return': 'The warehouse answers the announced return',
  'warehouse-ships': 'The warehouse ships',
};

/** Of a step by its name; the name itself where an earlier version left one that is not known any more. */
export function wordsOfStep(step: string): string {
  return Object.hasOwn(stepWords, step) ? stepWords[step as keyof typeof stepWords] : step;
}
