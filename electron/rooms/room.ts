import type { Contract } from '../../shared/rpc.ts';
import { joinNamed, type SharedRoom } from '../../shared/room.ts';
import { IMPORTS, TABLES, tableOf, type EntityName, type SearchedEntity } from '../../shared/tables.ts';
import type { FeatureHandlers, WriteCtx } from '../core/context.ts';
import type { ReversalRule } from '../core/undo.ts';
import type { Migrations } from '../db/migrate.ts';
import type { ReadDb } from '../db/schema.ts';
import { plainSearch } from './plain/search.ts';
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
  handlers: HandlersOf<C> | ((all: Given) => HandlersOf<C>);
}

/** The room that a declaration of the shared wing asks for. */
export type RoomFor<R> = R extends SharedRoom<infer C> ? Room<C> : never;

type Rooms = Readonly<Record<string, Gifts>>;

/** What rooms give by a name, in one list. Throws when two give the same name. */
function named<G>(rooms: Rooms, what: string, giftsOf: (room: Gifts) => readonly G[] | undefined, nameOf: (gift: G) => string): G[] {
  const given = Object.entries(rooms).map(
    ([room, gifts]) =>
      [
        room,
        joinNamed(
          (giftsOf(gifts) ?? []).map((gift) => [room, { [nameOf(gift)]: gift }] as const),
          what,
        ),
      ] as const,
  );
  return Object.values(joinNamed(given, what));
}

/** What all rooms give, each by its name once. */
export interface Given {
  /** In the order they are listed. */
  reports: Report[];
  imports: ImportKindRules[];
  /** In the order in which equally good matches are shown. */
  search: SearchKind[];
  migrations: Migrations;
  warnings: NonNullable<Gifts['warnings']>[];
}

/** Kinds of record that are searched and whose room says no more of it: found by their table's declaration. */
const derived = (own: readonly SearchKind[]): SearchKind[] =>
  (Object.keys(TABLES) as EntityName[])
    .filter((entity): entity is SearchedEntity => tableOf(entity).search.length > 0 && !own.some(({ kind }) => kind === entity))
    .map((entity) => plainSearch(entity));

/** Puts together what the rooms give. Throws when two give one name, and when a kind of import is declared and not given. */
export function gather(rooms: Rooms): Given {
  const search = named(
    rooms,
    'kind of search',
    (room) => room.search,
    ({ kind }) => kind,
  );
  const imports = named(
    rooms,
    'kind of import',
    (room) => room.imports,
    ({ kind }) => kind,
  );
  for (const kind of Object.keys(IMPORTS))
    if (!imports.some((one) => one.kind === kind))
      throw new Error(`No room gives the kind of import “${kind}”, which is declared in shared.`);
  return {
    reports: named(
      rooms,
      'report',
      (room) => room.reports,
      ({ name }) => name,
    ).toSorted((a, b) => a.order - b.order),
    imports: imports.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)),
    search: [...search, ...derived(search)].toSorted((a, b) => a.order - b.order),
    migrations: joinNamed(
      Object.entries(rooms).map(([room, { migrations }]) => [room, migrations ?? {}] as const),
      'migration',
    ),
    warnings: Object.values(rooms).flatMap(({ warnings }) => warnings ?? []),
  };
}
