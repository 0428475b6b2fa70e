import type { z } from 'zod';
import type { Plain } from '../../../shared/plain-record.ts';
import type { KeptKind } from '../../../shared/domain/kinds.ts';
import { contractName, type Columns } from '../../../shared/table.ts';
import { tableOf, type EntityName } from '../../../shared/tables.ts';
import type { ReportCell, ReportColumn, ReportNote } from '../../workbook/report-model.ts';
import { fileNameOf, frameOf, whole, type Report } from '../report.ts';
import { plainRows, wordOf, type PlainRecord } from './rows.ts';

/** What a plain report says about itself. */
export interface PlainReport<Record = PlainRecord> {
  name: string;
  order: number;
  title: string;
  description: string;
  /** Column of codes by which records are counted apart, such as live ones and those that are closed. */
  countedBy?: string;
  /** Columns worked out from a record, after its own. */
  more?: readonly (ReportColumn & { value: (record: Record) => ReportCell })[];
  /** What its words and figures mean. */
  notes?: readonly ReportNote[];
}

/** Kinds whose values the workbook shows by themselves; the others are in words by the time they get there. */
const AS_VALUE: Readonly<Record<KeptKind, boolean>> = {
  text: true,
  long_text: true,
  reference: true,
  web_address: true,
  day: true,
  time: false,
  year: false,
  number: true,
  money: true,
  percent: true,
  yes_no: false,
  code: false,
  link: false,
};

const columnsOf = (columns: Columns): ReportColumn[] =>
  Object.entries(columns).map(([key, { label, kind }], at) => ({
    key,
    heading: label,
    kind,
    ...(at === 0 ? { total: 'count' as const } : kind === 'money' ? { total: 'sum' as const } : {}),
  }));

/** A column's cell. */
function cellOf(entity: EntityName, column: string, record: PlainRecord): ReportCell {
  const { kind } = tableOf(entity).columns[column]!;
  if (!AS_VALUE[kind]) return wordOf(entity, column, record) || null;
  const value = record[contractName(column)];
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : null;
}

/** How many records have each code of a column; those with none are told of, too, so that the parts make the whole. */
function countsBy(entity: EntityName, column: string, records: readonly PlainRecord[]) {
  const { codes = [], label } = tableOf(entity).columns[column]!;
  const of = (code: string | null): number => records.filter((record) => (record[contractName(column)] ?? null) === code).length;
  const parts = codes.map((one) => ({ code: one.code, label: one.label, count: of(one.code) }));
  const without = of(null);
  return without === 0 ? parts : [...parts, { code: 'none', label: `Without ${label.toLowerCase()}`, count: without }];
}

const titled = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A report with one sheet: every record, every column. */
export function plainReport<E extends EntityName, C extends Columns, F extends z.ZodRawShape, N extends string>(
  { entity, feature, noun, table: { columns } }: Plain<E, C, F, N>,
  about: PlainReport<z.output<z.ZodObject<F>>>,
): Report {
  const { name, order, title, description, countedBy, more = [], notes = [] } = about as unknown as PlainReport;
  const own = Object.keys(columns);
  return {
    name,
    order,
    title,
    description,
    async compose(ctx) {
      const records = await plainRows(ctx.db, entity);
      const parts = countedBy === undefined ? [] : countsBy(entity, countedBy, records);
      const figures = [
        { key: feature, word: titled(noun.other), count: records.length },
        ...parts.map(({ code, label, count }) => ({ key: `${feature}_${code}`, word: label, count })),
      ];
      return {
        fileName: fileNameOf(title, ctx.today),
        totals: Object.fromEntries(figures.map(({ key, count }) => [key, count])),
        words: Object.fromEntries(figures.map(({ key, word }) => [key, word])),
        model: {
          ...(await frameOf(ctx, title)),
          subject: title,
          keywords: [title.toLowerCase()],
          cover: {
            facts: [
              { label: `All ${noun.other}`, value: whole(records.length) },
              ...parts.map(({ label, count }) => ({ label, value: whole(count) })),
            ],
            intro: [description],
          },
          notes,
          sheets: [
            {
              name: title,
              tableName: title,
              title,
              columns: [...columnsOf(columns), ...more],
              rows: records.map((record) => [
                ...own.map((column) => cellOf(entity, column, record)),
                ...more.map(({ value }) => value(record)),
              ]),
            },
          ],
        },
      };
    },
  };
}
