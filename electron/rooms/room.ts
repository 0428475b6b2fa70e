import type { Contract } from '../../shared/rpc.ts';
import type { SharedRoom } from '../../shared/room.ts';
import type { FeatureHandlers, WriteCtx } from '../core/context.ts';
import type { ReversalRule } from '../core/undo.ts';
import type { Migrations } from '../db/migrate.ts';
import type { ReadDb } from '../db/schema.ts';
import type { ImportKindRules } from './import-kind.ts';
import type { Report } from './report.ts';
import type { SearchKind } from './search-kind.ts';

/** How large the demo is made, and the day it is made for. */
export interface DemoOptions {
  /** ISO date. */
  today: string;
  scale: 1 | 10 | 100;
}

/** What a room gives the house besides its handlers. Everything may be left out. */
export interface Gifts {
  /** By time: `2026-12-01T10-risks`. Frozen once released, and additive only. */
  migrations?: Migrations;
  search?: readonly SearchKind[];
  /** Counts of what in the room's records needs somebody's eye, by code; nought is not shown. */
  warnings?: (db: ReadDb, today: string) => Promise<Record<string, number>>;
  reports?: readonly Report[];
  imports?: readonly ImportKindRules[];
  /** Its share of the demo, once partners, groups, homes and meetings are there. */
  demo?: (ctx: WriteCtx, options: DemoOptions) => Promise<void>;
  /** What Undo and Redo must not touch. */
  refuseReversal?: ReversalRule;
}

type HandlersOf<C extends Contract> = { [F in keyof C]: FeatureHandlers<C[F]> };

/** A room of the Node wing. */
export interface Room<C extends Contract = Contract> extends Gifts {
  /** Handlers by feature, or how to make them of what all rooms give. */
  handlers: HandlersOf<C> | ((all: readonly Gifts[]) => HandlersOf<C>);
}

/** The room that a declaration of the shared wing asks for. */
export type RoomFor<R> = R extends SharedRoom<infer C> ? Room<C> : never;

/** The reports of all rooms, in the order they are listed. */
export const reportsOf = (all: readonly Gifts[]): Report[] =>
  all.flatMap(({ reports }) => reports ?? []).toSorted((a, b) => a.order - b.order);

/** The kinds of import of all rooms, by name. */
export const importKindsOf = (all: readonly Gifts[]): ImportKindRules[] =>
  all.flatMap(({ imports }) => imports ?? []).toSorted((a, b) => (a.kind < b.kind ? -1 : 1));

/** The kinds of record that search finds, in the order in which equally good matches are shown. */
export const searchKindsOf = (all: readonly Gifts[]): SearchKind[] =>
  all.flatMap(({ search }) => search ?? []).toSorted((a, b) => a.order - b.order);
