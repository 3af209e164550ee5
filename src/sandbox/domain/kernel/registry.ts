/** What the definitions of all resources say together. */
import type { IdKind, IdShape } from './ids';
import type { RecordKind } from './records';
import type { Resource } from './resource';

export interface Registry {
  readonly resources: readonly Resource[];
  readonly byKind: ReadonlyMap<string, Resource>;
  /** By the first part of a path: `refunds`. */
  readonly byCollection: ReadonlyMap<string, Resource>;
  readonly idShape: (kind: IdKind) => IdShape;
  /** Callers do not know records of this kind. */
  readonly isInner: (kind: RecordKind) => boolean;
  /** The document of each record says in its `id` what it is kept under. Of records that callers do not know, nothing is said. */
  readonly showsId: (kind: RecordKind) => boolean;
}

export function registryOf(resources: readonly Resource[]): Registry {
  const byKind = new Map(resources.flatMap((resource) => (resource.kind ? [[resource.kind as string, resource]] : [])));
  const shapes = new Map<string, IdShape>();
  for (const { kind, id = 'uuid', ids } of resources) {
    if (kind) shapes.set(kind, id);
    for (const [inner, shape] of Object.entries(ids ?? {})) shapes.set(inner, shape);
  }
  const isInner = (kind: RecordKind) => byKind.get(kind)?.path === undefined;
  return {
    resources,
    byKind,
    byCollection: new Map(
      resources.flatMap((resource) => (resource.path ? [[resource.path.slice(1), resource] as const] : [])),
    ),
    idShape: (kind) => {
      const shape = shapes.get(kind);
      if (!shape) throw new Error(`No resource says how an id of the kind ${kind} is written. Name it in its ids.`);
      return shape;
    },
    isInner,
    showsId: (kind) => !isInner(kind) && byKind.get(kind)?.showsId !== false,
  };
}
