import { useLocation } from '@docusaurus/router';
import { useEffect, useState } from 'react';
import { anchorOfAddress, queryOfAddress } from '../../../browser/address';
import { anchorOfSubject } from '../../../certification/subjects/ids';
import { type SubjectKind, subjectKinds } from '../../../certification/subjects/types';
import { useAddressQuery } from '../../useAddressQuery';
import { catalog } from '../useReadiness';

interface Chosen {
  kind: SubjectKind;
  /** What the address points at; empty for nothing. */
  anchor: string;
}

const isKind = (text: string | null): text is SubjectKind =>
  text !== 'item' && subjectKinds.some((kind) => kind === text);

/** A link to a subject goes before the kind in the query. */
function chosenIn(): Chosen {
  const anchor = anchorOfAddress();
  const subject = catalog.subjects.find(({ id }) => anchorOfSubject(id) === anchor);
  const asked = queryOfAddress().get('kind');
  return { kind: subject?.kind ?? (isKind(asked) ? asked : 'criterion'), anchor: subject ? anchor : '' };
}

/** Which kind of answers is listed. It stands in the address, so that a link carries it. */
export function useKind(): [Chosen, (kind: SubjectKind) => void] {
  const [chosen, setChosen] = useState<Chosen>({ kind: 'criterion', anchor: '' });
  const { hash } = useLocation();
  const [search, write] = useAddressQuery();

  // biome-ignore lint/correctness/useExhaustiveDependencies: hash and search say that the address is another one
  useEffect(() => {
    const next = chosenIn();
    setChosen(next);
    if (next.anchor) window.requestAnimationFrame(() => document.getElementById(next.anchor)?.scrollIntoView());
  }, [hash, search]);

  function choose(kind: SubjectKind): void {
    setChosen({ kind, anchor: '' });
    const query = queryOfAddress();
    query.set('kind', kind);
    write(query, 'kind', '');
  }

  return [chosen, choose];
}
