/** Metadata of a generated invoice or credit memo. */
export interface OrderFile {
  id: string;
  createdTime: string;
  /** Absent in files of earlier versions. */
  orderId?: string;
  fileName: string;
  purpose: 'customer_invoice' | 'customer_credit_memo';
  title: string;
  type: string;
  url: string;
  liveMode: boolean;
}
