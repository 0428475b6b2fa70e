import { sql, type RawBuilder } from 'kysely';
import type { SortedBy, PartAsked } from '../../shared/list-part.ts';
import { contractName } from '../../shared/table.ts';
import { tableOf, titleOf, type EntityName } from '../../shared/tables.ts';
import { notInBin } from '../core/bin.ts';
import { fold } from '../../shared/domain/fold.ts';
import { sortKey } from '../core/entities.ts';
import type { ReadDb } from '../db/schema.ts';
import { broughtBy } from './sql/brought.ts';
import { like } from './sql/like.ts';

/** A list of one kind of record, `t`, that may be long. */
export interface LongList {
  entity: EntityName;
  /** The fields that the list shows, by contract name: they are looked into and sorted by. */
  shows: readonly string[];
  /** Which records belong to it. */
  where: readonly RawBuilder<boolean>[];
  /** Its own order. */
  order: readonly RawBuilder<unknown>[];
  /** The fields whose sum over all its rows is told, by contract name. */
  sums?: readonly string[];
  /** Which of its rows can be told apart and counted besides. */
  counts?: Readonly<Record<string, RawBuilder<boolean>>>;
  /** The words of columns that are no field, such as "Overdue": they are looked into and sorted by. */
  words?: Readonly<Record<string, RawBuilder<string>>>;
  /** True for a row that is over, which the list may hide: it tells how many there are. */
  over?: RawBuilder<boolean>;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day as "12 mar 2026", to be looked into. */
const dayWords = (day: RawBuilder<unknown>): RawBuilder<unknown> => {
  const months = MONTHS.map((name, at) => sql`when ${sql.lit(String(at + 1).padStart(2, '0'))} then ${sql.lit(` ${name} `)}`);
  return sql`cast(cast(substr(${day}, 9, 2) as integer) as text) || case substr(${day}, 6, 2) ${sql.join(months, sql` `)} end || substr(${day}, 1, 4)`;
};

interface Shown {
  field: string;
  kind: string;
  column: RawBuilder<unknown>;
  codes: readonly { code: string; label: string }[];
  /** Of a field that points at another record. */
  link?: { alias: string; title: RawBuilder<unknown>; sort: RawBuilder<unknown>; points: EntityName; on: RawBuilder<unknown> };
  isSort: boolean;
}

function shownIn({ entity, shows }: LongList): Shown[] {
  const { columns, sort } = tableOf(entity);
  return Object.entries(columns)
    .filter(([name]) => shows.includes(contractName(name)))
    .map(([name, { kind, codes, points }], at): Shown => {
      const column = sql.ref(`t.${name}`);
      const alias = `l${at}`;
      return {
        field: contractName(name),
        kind,
        column,
        codes: codes ?? [],
        isSort: name === sort,
        ...(points === undefined
          ? {}
          : {
              link: {
                alias,
                title: sql.ref(`${alias}.${titleOf(points as EntityName)}`),
                sort: sql.ref(`${alias}.sort_key`),
                points: points as EntityName,
                on: column,
              },
            }),
      };
    });
}

/** Holds where a word is in what a field shows; null for a field that can't hold it. */
function holds({ kind, column, codes, link }: Shown, word: string): RawBuilder<boolean> | null {
  if (link) return sql<boolean>`(${like(sql`lower(${link.title})`, '%', word)} or ${like(link.sort, '%', sortKey(word))})`;
  if (kind === 'code') {
    const meant = codes.filter(({ label }) => fold(label).includes(word)).map(({ code }) => code);
    return meant.length === 0 ? null : sql<boolean>`${column} in (${sql.join(meant)})`;
  }
  if (kind === 'day') return like(dayWords(column), '%', word);
  return like(sql`lower(cast(${column} as text))`, '%', word);
}

/** Every word must be in the searched text, or in one of the fields. */
function hasWords(list: LongList, shown: Shown[], text: string): RawBuilder<boolean>[] {
  return fold(text)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const ways = [
        ...(tableOf(list.entity).search.length > 0 ? [like(sql.ref('t.search_text'), '%', word)] : []),
        ...shown.flatMap((field) => holds(field, word) ?? []),
        ...Object.values(list.words ?? {}).map((words) => like(sql`lower(${words})`, '%', word)),
      ];
      return ways.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`(${sql.join(ways, sql` or `)})`;
    });
}

/** By what is shown: words by their letters, codes by their labels, nothing last. */
function orderOf({ kind, column, codes, link, isSort }: Shown, descending: boolean): RawBuilder<unknown>[] {
  const way = descending ? sql`desc` : sql`asc`;
  if (kind === 'code') {
    const places = codes.toSorted((a, b) => (a.label < b.label ? -1 : 1)).map(({ code }, at) => sql`when ${code} then ${sql.lit(at)}`);
    return [sql`(${column} is null)`, sql`case ${column} ${sql.join(places, sql` `)} end ${way}`];
  }
  const by = link ? link.sort : isSort ? sql.ref('t.sort_key') : kind === 'text' ? sql`lower(${column})` : column;
  const empty = kind === 'text' ? sql`(${column} is null or ${column} = '')` : sql`(${column} is null)`;
  return [empty, sql`${by} ${way}`];
}

/** The words of a code, in SQL. */
export const labelIn = (column: RawBuilder<unknown>, codes: readonly { code: string; label: string }[]): RawBuilder<string> =>
  sql<string>`case ${column} ${sql.join(
    codes.map(({ code, label }) => sql`when ${sql.lit(code)} then ${sql.lit(label)}`),
    sql` `,
  )} end`;

/** What a long list is asked, in SQL. */
export interface PartOfList {
  /** The order of its rows, over `t` and what `from` joins. */
  order: RawBuilder<unknown>;
  /** `from … where …`, with `t` and what the words and the order need of other tables. */
  from: RawBuilder<unknown>;
  limit: number;
}

/** Puts together what is asked of a long list. */
export function partOf(list: LongList, { text, sort, limit, brought, ids }: PartAsked): PartOfList {
  const shown = shownIn(list);
  const words = hasWords(list, shown, text);
  const sorted = sort.flatMap(({ field, descending }: SortedBy) => {
    const of = shown.find((one) => one.field === field);
    const own = list.words?.[field];
    return of ? orderOf(of, descending) : own ? [descending ? sql`lower(${own}) desc` : sql`lower(${own})`] : [];
  });
  const isSorted = ({ field }: Shown): boolean => sort.some((by) => by.field === field);
  const needed = shown.filter((one) => one.link && (words.length > 0 || isSorted(one)));
  const joins = needed.map(
    ({ link }) => sql`left join ${sql.table(link!.points)} as ${sql.ref(link!.alias)} on ${sql.ref(`${link!.alias}.id`)} = ${link!.on}`,
  );
  const only = [
    ...(ids ? [sql<boolean>`t.id in (${sql.join(ids)})`] : []),
    ...(brought ? [broughtBy(list.entity, sql.ref('t.id'), brought)] : []),
  ];
  return {
    order: sql.join([...sorted, ...list.order]),
    from: sql`from ${sql.table(list.entity)} as t ${sql.join(joins, sql` `)} where ${sql.join([notInBin('t'), ...list.where, ...words, ...only], sql` and `)}`,
    limit,
  };
}

/** Ids of the rows wanted, in their order. */
export async function partIds(db: ReadDb, { order, from, limit }: PartOfList): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select t.id ${from} order by ${order} limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** How many rows there are in all. */
export async function partCount(db: ReadDb, list: LongList, asked: PartAsked): Promise<number> {
  const { from } = partOf(list, { ...asked, ids: undefined, sort: [] });
  const { rows } = await sql<{ n: number }>`select count(*) as n ${from}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** What the list adds up, over all rows that hold the words; nothing of a list that adds up nothing. */
async function partSums(db: ReadDb, list: LongList, asked: PartAsked): Promise<{ sums?: Record<string, number> }> {
  const fields = shownIn({ ...list, shows: list.sums ?? [] });
  const counts = Object.entries(list.counts ?? {});
  if (fields.length + counts.length === 0) return {};
  const { from } = partOf(list, { ...asked, ids: undefined, sort: [] });
  const each = [
    ...fields.map(({ field, column }) => sumOf(column, field)),
    ...counts.map(([name, is]) => sumOf(sql`case when ${is} then 1 else 0 end`, name)),
  ];
  const { rows } = await sql<Record<string, number>>`select ${sql.join(each)} ${from}`.execute(db);
  return { sums: rows[0] ?? {} };
}

const sumOf = (what: RawBuilder<unknown>, name: string) => sql`cast(coalesce(sum(${what}), 0) as bigint) as ${sql.ref(name)}`;

/** How many rows there are whatever is asked, and how many of them are over; nothing of a list that hides none. */
async function partWhole(db: ReadDb, { entity, over }: LongList): Promise<{ whole?: { count: number; over: number } }> {
  if (!over) return {};
  const { rows } = await sql<{ count: number; over: number }>`
    select count(*) as count, ${sumOf(sql`case when ${over} then 1 else 0 end`, 'over')}
    from ${sql.table(entity)} as t where ${notInBin('t')}`.execute(db);
  return { whole: rows[0] ?? { count: 0, over: 0 } };
}

const AT_ONCE = 5000;

/** The rows of a part, read by their ids some at a time, and how many there are of them in all. */
export async function readPart<Row extends { id: string }>(
  db: ReadDb,
  list: LongList,
  asked: PartAsked,
  rowsOf: (ids: string[]) => Promise<readonly Row[]>,
): Promise<{ rows: Row[]; count: number; sums?: Record<string, number>; whole?: { count: number; over: number } }> {
  const ids = await partIds(db, partOf(list, asked));
  const byId = new Map<string, Row>();
  for (let at = 0; at < ids.length; at += AT_ONCE) for (const row of await rowsOf(ids.slice(at, at + AT_ONCE))) byId.set(row.id, row);
  const isWhole = asked.ids === undefined && ids.length < asked.limit;
  return {
    rows: ids.flatMap((id) => byId.get(id) ?? []),
    count: isWhole ? ids.length : await partCount(db, list, asked),
    ...(await partSums(db, list, asked)),
    ...(await partWhole(db, list)),
  };
}
