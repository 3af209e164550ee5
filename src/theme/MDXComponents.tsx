import InlineCode from '@site/src/components/InlineCode';
import { Endpoint, Field, Level, Origin, TryOperation } from '@site/src/components/Marks';
import Term from '@site/src/components/Term';
import MDXComponents from '@theme-original/MDXComponents';

/** What every page may use without an import. Each is a few lines: the whole site pays for them. */
export default { ...MDXComponents, code: InlineCode, Term, Level, Origin, Endpoint, Field, TryOperation };
