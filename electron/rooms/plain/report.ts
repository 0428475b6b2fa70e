import type { Plain } from '../../../shared/plain-record.ts';
import type { EntityName } from '../../../shared/tables.ts';
import type { ColumnKind } from '../../../shared/table.ts';
import type { ReportColumn, ReportKind } from '../../workbook/report-model.ts';
import { fileNameOf, frameOf, whole, type Report } from '../report.ts';
import { plainRows, wordOf } from './rows.ts';

/** What a plain report says about itself. */
export interface PlainReport {
  name: string;
  order: number;
  title: string;
  description: string;
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

/** A report with one sheet: every record, every column. */
export const plainReport = (
  { entity, table: { columns } }: Plain<EntityName>,
  { name, order, title, description }: PlainReport,
): Report => ({
  name,
  order,
  title,
  description,
  async compose(ctx) {
    const records = await plainRows(ctx.db, entity);
    return {
      fileName: fileNameOf(title, ctx.today),
      totals: { records: records.length },
      model: {
        ...(await frameOf(ctx, title)),
        subject: title,
        keywords: [title.toLowerCase()],
        cover: { facts: [{ label: title, value: whole(records.length) }], intro: [description] },
        notes: [],
        sheets: [
          {
            name: title,
            tableName: title,
            title,
            columns: Object.entries(columns).map(([key, { label, kind }], at): ReportColumn => ({
              key,
              heading: label,
              kind: REPORT_KINDS[kind],
              ...(at === 0 ? { total: 'count' } : {}),
            })),
            rows: records.map((record) => Object.keys(columns).map((column) => wordOf(entity, column, record))),
          },
        ],
      },
    };
  },
});
