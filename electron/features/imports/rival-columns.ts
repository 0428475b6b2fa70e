import type { ColumnChoice } from '../../../shared/features/imports/contract.ts';
import { standing } from '../../tabular/heading-words.ts';
import { cellText, type Heading } from '../../tabular/headings.ts';
import type { ColumnMatch } from '../../tabular/match-columns.ts';
import type { Asked } from './asking.ts';
import type { ImportKindRules } from '../../rooms/import-kind.ts';
import type { FoundTable } from './find-tables.ts';
import { idIn, samplesOf } from './table-places.ts';

/** A field, the heading that was taken for it, and the columns that could be it. */
export interface Rival {
  field: string;
  heading: string;
  columns: Heading[];
  /** False where they share one heading alone. */
  named: boolean;
}

/** Fields that several columns could be, and that these hold other things for: none of them is taken unasked. */
export function rivalsIn(table: FoundTable, { matched, rivals }: ColumnMatch, wishes: ColumnChoice): Rival[] {
  const bare = (heading: string): string => heading.replace(/ \(\d+\)$/u, '').toLowerCase();
  const rows = table.sheet.rows.slice(table.header.firstDataRow);
  return Object.entries(matched).flatMap(([field, { heading, more }]) => {
    if (field in wishes || more) return [];
    const alike = rivals.find((one) => one.field === field)?.headings ?? [];
    const columns = table.header.headings.filter(
      (one) => !one.blank && (bare(one.text) === bare(heading) || alike.some(({ column }) => column === one.column)),
    );
    const [first, ...others] = columns;
    if (!first || others.length === 0) return [];
    const textIn = (row: (typeof rows)[number], { column }: Heading): string => cellText(row[column]).trim();
    const differ = rows.some((row) => others.some((other) => textIn(row, other) !== textIn(row, first)));
    return differ ? [{ field, heading, columns, named: alike.length > 0 }] : [];
  });
}

/** The question which of several columns is a field. What stands now is proposed, where a heading says so. */
export function aboutRivals(
  { field: key, heading, columns, named }: Rival,
  table: FoundTable,
  { rules, several }: { rules: ImportKindRules; several: boolean },
): Asked {
  const label = rules.fields.find((field) => field.key === key)?.label ?? key;
  const now = columns.filter(({ text }) => standing(text) === 1);
  const same = new Set(columns.map(({ text }) => text.replace(/ \(\d+\)$/u, ''))).size === 1;
  const where = several ? ` of “${table.sheet.name}”` : '';
  return {
    id: idIn(`column:${key}`, table, several),
    kind: 'column',
    title: same
      ? `${columns.length} columns are called “${columns[0]!.text}”: which holds ${label}?`
      : `${columns.length} columns${where} could be ${label}: which one counts?`,
    detail: named && now.length === 1 ? 'They hold different things. What stands now is proposed.' : 'They hold different things.',
    options: columns.map(({ text, letter, column }) => ({
      id: text,
      label: same ? `Column ${letter}` : text,
      effect: samplesOf(table, column).join('; ').slice(0, 80),
    })),
    proposed: now.length === 1 ? now[0]!.text : heading,
  };
}
