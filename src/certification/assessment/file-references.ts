/** Which files an assessment refers to: their bytes are worth keeping for that long. */
import type { AssessmentDocument } from './document';

/** By the SHA-256 of their bytes. */
export interface FileReferences {
  /** By evidence, in milestones too. */
  readonly shown: ReadonlySet<string>;
  /** By changes that undoing can take back. */
  readonly undoable: ReadonlySet<string>;
}

/** Files that one refers to and the other does not. */
export function onlyIn(one: FileReferences, other: FileReferences): readonly string[] {
  const isElsewhere = (file: string) => other.shown.has(file) || other.undoable.has(file);
  return [...new Set([...one.shown, ...one.undoable])].filter((file) => !isElsewhere(file));
}

/** More than are meant may be found, such as one that somebody copied into a note: that keeps a file longer, and loses none. */
const digest = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g;
const digestsIn = (value: unknown) => JSON.stringify(value).match(digest) ?? [];

export function referencesIn(documents: readonly AssessmentDocument[]): FileReferences {
  return {
    shown: new Set(documents.flatMap((document) => digestsIn(document.assessment()))),
    undoable: new Set(documents.flatMap((document) => digestsIn(document.history()))),
  };
}
