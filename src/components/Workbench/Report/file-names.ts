import { shown } from '../../../certification/report/formats/said';
import { isRedacted } from '../../../certification/report/redacted';
import type { ReadinessReport } from '../../../certification/report/types';

/** As a file may be called on every system. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join('-')
    .slice(0, 60);

const named = (value: ReadinessReport['about']['name'] | undefined) => (isRedacted(value) ? '' : plain(shown(value)));

/** Name of a file without its ending: what it is, of which connector, of which day. */
export function fileName(
  what: string,
  { connector, profile, about, createdTime }: Pick<ReadinessReport, 'connector' | 'profile' | 'about' | 'createdTime'>,
): string {
  return [what, named(connector?.name ?? profile.name) || named(about.name), createdTime.slice(0, 10)]
    .filter(Boolean)
    .join('-');
}
