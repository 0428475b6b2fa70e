import { t } from '../../words/t.ts';
import { formatNumber } from '../format.ts';
import type { Listed } from './list-part.ts';
import type { DataGridProps } from './types.ts';

type Props<Row> = Pick<DataGridProps<Row>, 'rows' | 'part' | 'narrowed' | 'noun' | 'quickFilter' | 'remark'>;

/** What is listed, of the rows that hold the words. */
export function listedOf<Row>(rows: readonly Row[], { rows: given, part, narrowed }: Props<Row>): Listed<Row> {
  if (part) return { rows, count: part.count, of: Math.max(part.count, part.of, narrowed?.of ?? 0) };
  return { rows, count: rows.length, of: narrowed?.of ?? given.length };
}

/** "10 of 108 sites"; "108 sites" where nothing is left out. */
export function countWords({ count, of }: Pick<Listed<unknown>, 'count' | 'of'>, noun: (count: number) => string): string {
  const [shown, all] = [formatNumber(count), formatNumber(of)];
  return count === of ? t('grid.count', { all, noun: noun(of) }) : t('grid.countOf', { shown, all, noun: noun(of) });
}

/** A row, where a list doesn't say what its rows are. */
const rowNoun = (count: number): string => t('grid.row', { count });

/** What a list is narrowed by, the words looked for first. */
function filtersOf<Row>({ quickFilter, part, narrowed }: Props<Row>): string[] {
  const text = (part?.words ?? quickFilter ?? '').trim();
  return [...(text === '' ? [] : [t('grid.quoted', { text })]), ...(narrowed?.by ?? [])];
}

/** How many of how many, where the list is narrowed; undefined for a whole list. */
export function narrowedWords<Row>(listed: Listed<Row>, props: Props<Row>): string | undefined {
  if (filtersOf(props).length === 0 && listed.count === listed.of) return undefined;
  return t('grid.countOf', {
    shown: formatNumber(listed.count),
    all: formatNumber(listed.of),
    noun: (props.noun ?? rowNoun)(listed.of),
  });
}

/** What a list on paper says of itself: by what it is filtered, how many of how many, and what else the screen knows. */
export function paperWords<Row>(listed: Listed<Row>, props: Props<Row>): string[] {
  const by = filtersOf(props);
  const count = narrowedWords(listed, props) ?? countWords(listed, props.noun ?? rowNoun);
  return [by.length === 0 ? count : t('grid.filteredBy', { by: by.join(t('grid.and')), count }), ...(props.remark ? [props.remark] : [])];
}
