import { read, text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { type At, judged, satisfies } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { beside, breaks, holds, open } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { field } from '../../vocabulary/reading';
import { part, rule } from '../../vocabulary/rule';

const PURPOSE = 'tax_document_customer_upload';

const fileOf = ({ isAccepted, body }: Call) => (isAccepted ? text(body, 'taxCertificate.fileId') : undefined);
const byFile = { made: keyOf('createCustomers', fileOf), changed: keyOf('updateCustomers', fileOf) };

const isStored = judged<Call>('is stored with a customer', ({ answer }, on) => {
  const id = text(answer, 'id') ?? '';
  const [write] = [...on.callsBy(byFile.made, id), ...on.callsBy(byFile.changed, id)];
  return write ? holds(write.sequence) : open(`The certificate in file ${id} is not stored with a customer yet.`);
});

const endsLater = satisfies<At>('starts before it ends', ({ value }) => {
  const [start, end] = [Date.parse(String(read(value, 'startDate'))), Date.parse(String(read(value, 'endDate')))];
  return start < end;
});

const namesUpload = judged<At>('names a certificate that was uploaded for it', ({ call, pointer, value }, on) => {
  const id = text(value, 'fileId') ?? '';
  const upload = on
    .story('file', id)
    .calls('createFiles')
    .find(({ isAccepted, answer }) => isAccepted && text(answer, 'id') === id);
  // Uploaded before the ledger began.
  if (!upload) return beside;
  const purpose = text(upload.answer, 'purpose');
  if (purpose === PURPOSE) return holds(upload.sequence);
  const expected = `a file with the purpose ${PURPOSE}`;
  return breaks({ sequence: call.sequence, pointer: `${pointer}/fileId`, expected, seen: id });
});

const certificates = calls('tax certificate', 'createCustomers', 'updateCustomers').into(
  'tax certificate',
  (call): At[] => {
    const value = read(call.body, 'taxCertificate');
    return value === undefined || value === null ? [] : [{ call, pointer: '/requestBody/taxCertificate', value }];
  },
);

export const taxCertificateCollection = rule({
  item: 'customers.tax-certificate-collection',
  over: certificates,
  each: all<At>(
    field('companyName').isPresent(),
    field('taxAuthority').matches(/^[A-Z]{2}$/, 'two letters of a state'),
    field('fileId').isPresent(),
    endsLater,
    namesUpload,
  ),
  also: [
    part({
      over: calls('certificate upload', 'createFiles').where(
        `has the purpose ${PURPOSE}`,
        ({ isAccepted, answer }) => isAccepted && text(answer, 'purpose') === PURPOSE,
      ),
      each: isStored,
    }),
  ],
  words: {
    standard: 'A tax certificate is uploaded, and stored with the customer: company, state, start, end and file.',
    mend: `Upload the document with POST /files and the purpose ${PURPOSE}, then send taxCertificate with all its fields to the customer.`,
    none: 'No certificate was uploaded or stored.',
  },
});
