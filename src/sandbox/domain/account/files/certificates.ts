/** The document behind a tax certificate: uploaded before, and for that. */
import type { TaxCertificate } from '../../../../generated/contract/types';
import type { Reader } from '../../kernel/call';
import type { DomainError } from '../../kernel/decision';
import { invalid } from '../../kernel/problems';

const PURPOSE = 'tax_document_customer_upload';

/** Why a certificate cannot be kept, or undefined. The purpose is the provider's rule; which errors answer is inferred. */
export async function unfitDocument(
  certificate: TaxCertificate | null | undefined,
  read: Reader,
): Promise<DomainError | undefined> {
  if (!certificate) return undefined;
  const place = 'taxCertificate.fileId';
  const file = await read.find('file', certificate.fileId);
  if (!file) return invalid(place, `File '${certificate.fileId}' not found.`);
  if (file.document.purpose === PURPOSE) return undefined;
  return invalid(
    place,
    `File '${file.id}' was uploaded as ${file.document.purpose}. Upload it with the purpose ${PURPOSE}.`,
  );
}
