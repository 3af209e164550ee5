import AsServed from '@site/src/components/AsServed';
import InlineCode from '@site/src/components/InlineCode';
import { Endpoint, Field, Level, Origin, TryOperation } from '@site/src/components/Marks';
import Term from '@site/src/components/Term';
import MDXComponents from '@theme-original/MDXComponents';
import type { ComponentProps, ReactNode } from 'react';

/** A table that holds links at most stays as it is served; `rehypeTableCards` marks the others. */
function Table({ 'data-live': isLive, ...table }: ComponentProps<'table'> & { 'data-live'?: string }): ReactNode {
  return isLive === undefined ? <AsServed as="table" {...table} /> : <table {...table} />;
}

/** What every page may use without an import. Each is a few lines: the whole site pays for them. */
export default { ...MDXComponents, code: InlineCode, table: Table, Term, Level, Origin, Endpoint, Field, TryOperation };
