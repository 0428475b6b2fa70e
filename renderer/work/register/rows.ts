import { useMemo } from 'react';
import type { EntityName } from '../../../shared/tables.ts';
import { useQuery, type QueryName, type Reading } from '../../api/query.tsx';
import type { ListPart } from '../../ui/grid/list-part.ts';
import type { Shown } from '../imported.tsx';
import { useListPart, type FeatureInParts } from '../list-part.ts';
import type { Register, RegisterRow } from './register.ts';

/** What a register lists. */
export interface RegisterRows<Row> {
  query: Reading<unknown>;
  rows: readonly Row[];
  /** Those that have been read as a whole, hidden ones too. */
  read: readonly Row[];
  /** Of a long list, what the grid asks of it. */
  part: ListPart | undefined;
  /** The words that the grid itself looks for. */
  text: string;
  /** How many records there are, and how many of them are over, whatever is listed. */
  of: number;
  over: number;
}

/** Reads a register's rows by its `list`, all of them, and hides those that are over. */
function useWhole<E extends EntityName, Row extends RegisterRow, List>(
  register: Register<E, Row, List>,
  { brought, ended: all }: Shown,
  text: string,
): RegisterRows<Row> {
  const { standingOf, closed, rowsOf } = register;
  const name = `${register.feature}.list` as QueryName;
  const asked = (register.listInput ?? {}) as never;
  const query = useQuery(name, asked, { enabled: register.inParts !== true }) as Reading<unknown> as Reading<List>;
  const list = query.data;
  const found = useMemo(() => {
    const held = list === undefined ? [] : rowsOf(list);
    const isOver = (row: Row): boolean => (standingOf !== undefined && standingOf(row) !== 'current') || closed?.is(row) === true;
    const current = held.filter((row) => !isOver(row));
    const rows = brought ? held.filter(({ id }) => brought(id)) : all ? held : current;
    return { rows, read: held, of: held.length, over: held.length - current.length };
  }, [list, rowsOf, standingOf, closed, brought, all]);
  return { ...found, query, part: undefined, text };
}

/** Always the same one: a grid is drawn anew for other rows. */
const NOTHING = { rows: [], count: 0, whole: undefined };

/** Reads them by its `part`, a part at a time. */
function useParts<E extends EntityName, Row extends RegisterRow, List>(
  register: Register<E, Row, List>,
  { ofImport, ended }: Shown,
  asked: string,
): RegisterRows<Row> {
  const filters = { include: ofImport || ended ? 'all' : 'current', ...(ofImport ? { brought: ofImport } : {}) };
  const { query, part, text } = useListPart<Row>(register.feature as FeatureInParts, filters, asked, register.inParts === true);
  const { rows, count, whole } = query.data ?? NOTHING;
  return { query, rows: rows as readonly Row[], read: NOTHING.rows, part, text, of: whole?.count ?? count, over: whole?.over ?? 0 };
}

/** What a register lists, however it comes. */
export function useRegisterRows<E extends EntityName, Row extends RegisterRow, List>(
  register: Register<E, Row, List>,
  shown: Shown,
  text: string,
): RegisterRows<Row> {
  const [whole, parts] = [useWhole(register, shown, text), useParts(register, shown, text)];
  return register.inParts === true ? parts : whole;
}
