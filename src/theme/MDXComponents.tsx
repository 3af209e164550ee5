import AsServed from '@site/src/components/AsServed';
import InlineCode from '@site/src/components/InlineCode';
import { Endpoint, Field, Level, Origin, TryOperation } from '@site/src/components/Marks';
import Term from '@site/src/components/Term';
import MDXComponents from '@theme-original/MDXComponents';
import type { HTMLAttributes, ReactNode } from 'react';

/** Stays as it is served where `rehypeAsServed` marks it so: then it holds links at most. */
const servedAs =
  (Tag: 'ol' | 'p' | 'table' | 'ul') =>
  ({ 'data-served': isServed, ...attributes }: HTMLAttributes<HTMLElement> & { 'data-served'?: string }): ReactNode =>
    isServed === undefined ? <Tag {...attributes} /> : <AsServed as={Tag} {...attributes} />;

const plainParts = { ol: servedAs('ol'), p: servedAs('p'), table: servedAs('table'), ul: servedAs('ul') };

/** What every page may use without an import. Each is a few lines: the whole site pays for them. */
export default {
  ...MDXComponents,
  ...plainParts,
  code: InlineCode,
  Term,
  Level,
  Origin,
  Endpoint,
  Field,
  TryOperation,
};
