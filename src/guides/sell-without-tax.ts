import { SHOPPER } from './fixtures';
import { attachSource, postCard, postCheckout, postOrder, putSku } from './steps';
import type { Guide, Json, Step } from './types';

/** A place whose rate the sandbox knows: without tax there, the step would prove nothing. */
const paradise: Json = {
  line1: '5555 Skyway',
  city: 'Paradise',
  state: 'CA',
  postalCode: '95969',
  country: 'US',
};
const buyer: Record<string, Json> = { customerId: '{{customer.id}}', customerType: 'business' };

const createCustomer: Step = {
  id: 'create-customer',
  title: 'Create the business customer',
  why: 'A guest cannot be exempt. The certificate belongs to a customer, and later checkouts name that customer.',
  request: {
    method: 'POST',
    path: '/customers',
    body: { email: 'library@example.com', type: 'business', metadata: { guide: 'exempt-sale' } },
  },
  expects: { status: [201], body: { type: 'business' } },
  captures: { 'customer.id': 'id' },
  changed: 'A customer of type business exists, without a certificate.',
  events: ['customer.created'],
};

const taxedCheckout: Step = {
  ...postCheckout({ ...buyer, shipTo: SHOPPER }),
  id: 'taxed-checkout',
  title: 'See the tax without a certificate',
  why: 'A place without sales tax would prove nothing. So look first at what this cart costs a buyer who owes tax.',
  expects: { status: [201], body: { totalTax: 1.89, totalAmount: 26.89 } },
  captures: { 'taxed.id': 'id' },
  changed: 'Minnesota asks for 1.89 USD on 25.00 USD.',
};

/** The smallest file that is a PDF. */
const document = btoa('%PDF-1.4\n%%EOF\n');

const uploadCertificate: Step = {
  id: 'upload-certificate',
  title: 'Upload the document',
  why: 'The provider reads the document itself. Its purpose says what it is; a certificate that names another file is refused.',
  request: {
    method: 'POST',
    path: '/files',
    body: { file: document, purpose: 'tax_document_customer_upload', fileName: 'certificate.pdf' },
  },
  expects: { status: [201], body: { purpose: 'tax_document_customer_upload' } },
  captures: { 'file.id': 'id' },
  changed: 'The document is stored, and belongs to nobody yet.',
  events: [],
};

const storeCertificate: Step = {
  id: 'store-certificate',
  title: 'Store the certificate',
  why: 'Four facts and the id of the uploaded file. The state must be the one that the goods go to.',
  request: {
    method: 'POST',
    path: '/customers/{{customer.id}}',
    body: {
      taxCertificate: {
        companyName: 'Byron Library',
        taxAuthority: 'MN',
        startDate: '2025-01-01T00:00:00Z',
        endDate: '2035-12-31T00:00:00Z',
        fileId: '{{file.id}}',
      },
    },
  },
  expects: { status: [200], body: { 'taxCertificates[0].taxAuthority': 'MN' } },
  changed: 'The customer holds a certificate for Minnesota. It counts at once; the provider reads the document later.',
  events: ['customer.updated'],
};

const exemptCheckout: Step = {
  ...postCheckout({ ...buyer, shipTo: SHOPPER }),
  id: 'exempt-checkout',
  title: 'Send the same cart again',
  why: 'Certificates are read when a checkout is made. The one from before keeps its tax.',
  expects: { status: [201], body: { totalTax: 0, totalAmount: 25 } },
  changed: 'The same cart costs 25.00 USD.',
};

const otherState: Step = {
  ...postCheckout({ ...buyer, shipTo: { name: 'Ada Shopper', phone: '530-555-0100', address: paradise } }),
  id: 'other-state',
  title: 'Ship to another state',
  why: 'A certificate frees sales to its own state alone. A customer may hold one for each.',
  expects: { status: [201], body: { totalTax: 1.94 } },
  captures: { 'other.id': 'id', 'other.tax': 'totalTax' },
  changed: 'California asks for 1.94 USD in spite of the certificate.',
};

const exemptOrder: Step = {
  ...postOrder(),
  title: 'Place the exempt order',
  why: 'The order keeps what the checkout showed. Show the buyer the total without tax before this call.',
  expects: { status: [201], body: { state: 'accepted', totalTax: 0, totalAmount: 25, customerType: 'business' } },
  changed: 'An order for 25.00 USD, and no tax on it.',
};

/** The sale of a US buyer who hands in an exemption certificate, with the taxed cart beside it as proof. */
export const sellWithoutTax: Guide = {
  id: 'sell-without-tax',
  title: 'Sell without tax',
  steps: [
    putSku('guide-photo-editor', 'Photo editor, boxed edition'),
    createCustomer,
    taxedCheckout,
    uploadCertificate,
    storeCertificate,
    exemptCheckout,
    postCard(),
    attachSource(),
    exemptOrder,
    otherState,
  ],
};
