import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { AppContract } from '../../shared/contract.ts';
import type { QueryMethod } from '../../shared/rpc.ts';
import { FIRST_ROWS, type SortedBy } from '../../shared/list-part.ts';
import { useQuery, type QueryName, type Reading } from '../api/query.tsx';
import type { SortKey } from '../ui/grid/layout-storage.ts';
import type { ListPart } from '../ui/grid/list-part.ts';

/** Features with a list that comes a part at a time. */
export type FeatureInParts = {
  [F in keyof AppContract]: AppContract[F] extends { part: QueryMethod } ? F : never;
}[keyof AppContract];

interface Answer<Row> {
  rows: readonly Row[];
  count: number;
  sums?: Readonly<Record<string, number>> | undefined;
  whole?: { count: number; over: number } | undefined;
}

/** A list as far as it has been read. */
export interface ListOfParts<Row> {
  query: Reading<Answer<Row>>;
  /** What the grid asks of it; nothing while all rows are there, and the grid finds and sorts them itself. */
  part: ListPart | undefined;
  /** The words the grid itself looks for. */
  text: string;
}

const GROWTH = 4;

/** What was asked before stays until its answer comes. */
interface Read<Row> extends Reading<Answer<Row>> {
  isPlaceholderData: boolean;
}

interface Asked {
  text?: string;
  sort?: readonly SortedBy[];
  limit?: number;
}

/**
 * A list that may be long: its first rows, and more as somebody goes on. One that is short is there as a whole, and its
 * grid finds and sorts; in a long one the database does. Nothing is read of a list that isn't asked for.
 */
export function useListPart<Row>(feature: FeatureInParts, filters: object, text: string, isAsked = true): ListOfParts<Row> {
  const name = `${feature}.part` as QueryName;
  const read = (asked: Asked, enabled: boolean): Read<Row> =>
    // oxlint-disable-next-line react-hooks/rules-of-hooks -- called twice, always in the same order.
    useQuery(name, { ...filters, ...asked }, { enabled, keeps: true }) as Reading<unknown> as Read<Row>;
  const first = read({}, isAsked);
  const isShort = first.data !== undefined && first.data.count <= first.data.rows.length;
  const [sort, setSort] = useState<readonly SortKey[]>([]);
  const words = useDeferredValue(text.trim());
  const place = JSON.stringify([filters, words, sort]);
  const [grown, setGrown] = useState({ place, limit: FIRST_ROWS });
  const limit = grown.place === place ? grown.limit : FIRST_ROWS;
  const asked: Asked = {
    ...(words === '' ? {} : { text: words }),
    ...(sort.length === 0 ? {} : { sort: sort.map(({ key, descending }) => ({ field: key, descending })) }),
    ...(limit === FIRST_ROWS ? {} : { limit }),
  };
  const isLong = first.data !== undefined && !isShort;
  const further = read(asked, isLong);
  const query = isLong ? further : first;
  const [count, shown, sums] = [query.data?.count ?? 0, query.data?.rows.length ?? 0, query.data?.sums];
  const of = first.data?.count ?? 0;
  const isReading = query.isPlaceholderData;
  const isWhole = shown >= count;
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    if (!isWhole) return;
    for (const go of waiting.current.splice(0)) go();
  }, [isWhole, shown]);
  const more = useCallback(() => {
    // While the last part is on its way, no more is asked for.
    if (shown >= limit) setGrown({ place, limit: Math.min(limit * GROWTH, MOST) });
  }, [place, limit, shown]);
  const all = useCallback((): Promise<void> => {
    setGrown({ place, limit: MOST });
    return new Promise((resolve) => waiting.current.push(resolve));
  }, [place]);
  const part = useMemo((): ListPart | undefined => {
    if (isShort) return undefined;
    return { shown, count, of, words, sums, isReading, more, all, onSort: setSort };
  }, [isShort, shown, count, of, words, sums, isReading, more, all]);
  return { query, part, text: isShort ? text : '' };
}

const MOST = 200_000;
