import type { Plain } from '../../../shared/plain-record.ts';
import type { EntityName } from '../../../shared/tables.ts';
import type { ColumnKind, Columns } from '../../../shared/table.ts';
import type { ReportCell, ReportColumn, ReportKind, ReportNote } from '../../workbook/report-model.ts';
import { fileNameOf, frameOf, whole, type Report } from '../report.ts';
import { plainRows, wordOf, type PlainRecord } from './rows.ts';

/** What a plain report says about itself. */
export interface PlainReport {
  name: string;
  order: number;
  title: string;
  description: string;
  /** Columns worked out from a record, after its own. */
  more?: readonly (ReportColumn & { value: (record: PlainRecord) => ReportCell })[];
  /** What its words and figures mean. */
  notes?: readonly ReportNote[];
}

const REPORT_KINDS: Record<ColumnKind, ReportKind> = {
  text: 'text',
  number: 'whole',
  year: 'code',
  day: 'date',
  time: 'text',
  yes_no: 'text',
  code: 'text',
  link: 'text',
};

const columnsOf = (columns: Columns): ReportColumn[] =>
  Object.entries(columns).map(([key, { label, kind }], at) => ({
    key,
    heading: label,
    kind: REPORT_KINDS[kind],
    ...(at === 0 ? { total: 'count' as const } : {}),
  }));

/** A report with one sheet: every record, every column. */
export function plainReport({ entity, noun, table: { columns } }: Plain<EntityName>, about: PlainReport): Report {
  const { name, order, title, description, more = [], notes = [] } = about;
  const own = Object.keys(columns);
  return {
    name,
    order,
    title,
    description,
    async compose(ctx) {
      const records = await plainRows(ctx.db, entity);
      return {
        fileName: fileNameOf(title, ctx.today),
        totals: { [noun.other]: records.length },
        model: {
          ...(await frameOf(ctx, title)),
          subject: title,
          keywords: [title.toLowerCase()],
          cover: { facts: [{ label: `All ${noun.other}`, value: whole(records.length) }], intro: [description] },
          notes,
          sheets: [
            {
              name: title,
              tableName: title,
              title,
              columns: [...columnsOf(columns), ...more],
              rows: records.map((record) => [
                ...own.map((column) => wordOf(entity, column, record)),
                ...more.map(({ value }) => value(record)),
              ]),
            },
          ],
        },
      };
    },
  };
}
