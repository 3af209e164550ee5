/** The limits of `src/reference/limits.yml` that the engine itself holds calls to; the contract's schemas hold the others. */
import { limitOf } from './reference-data';

export const limits = {
  /** Characters of path and query together. */
  address: limitOf('address'),
  /** Characters of all names and values. */
  headers: limitOf('headers'),
  /** Bytes. */
  body: limitOf('body'),
  /** Bytes of a body with a file in it. */
  upload: limitOf('upload'),
  /** Bytes, and characters of the same in base64. */
  file: limitOf('file'),
  fileText: limitOf('file-text'),
  /** Levels of a body. */
  nesting: limitOf('nesting'),
  /** Of one object. */
  fields: limitOf('fields'),
  /** Of the longest list that any body may have. */
  lines: limitOf('lines'),
  /** Characters of the longest text that any body may have. */
  longestText: Math.max(limitOf('description'), limitOf('legal-text')),
  /** Of one error answer. */
  errors: limitOf('errors'),
  /** Characters of the JSON of a page's objects; a page of larger ones ends early. */
  answer: limitOf('answer'),
  /** What an object keeps of the calls made on it. */
  kept: limitOf('kept'),
  history: limitOf('history'),
  metadataPairs: limitOf('metadata-pairs'),
  metadataKey: limitOf('metadata-key'),
  metadataValue: limitOf('metadata-value'),
};
