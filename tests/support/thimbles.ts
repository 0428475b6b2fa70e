/** A plain record that needs nothing but a reference and an amount: in no registry, for specs alone. */
import { z } from 'zod';
import { plainHandlers } from '../../electron/rooms/plain/handlers.ts';
import { plainImport } from '../../electron/rooms/plain/import.ts';
import { plainReport } from '../../electron/rooms/plain/report.ts';
import { plainRules } from '../../electron/rooms/plain/check.ts';
import { newTables } from '../../electron/rooms/new-tables.ts';
import { OptionalLine, pence, referenceOf } from '../../shared/fields.ts';
import { plain } from '../../shared/plain-record.ts';
import { money, reference, table, text } from '../../shared/table.ts';

/** A thimble. */
export const THIMBLE = plain({
  entity: 'thimble',
  feature: 'thimbles',
  noun: { one: 'thimble', other: 'thimbles' },
  fields: z.object({ reference: referenceOf(20, 'Enter a reference.'), amount: pence({ min: 0 }), remark: OptionalLine.default('') }),
  table: table({
    label: 'Thimble',
    needs: 'thimbles.edit',
    sort: 'reference',
    title: 'reference',
    search: ['reference'],
    columns: { reference: reference('Reference'), amount: money('Amount'), remark: text('Remark') },
    unique: [['reference']],
  }),
});

const RULES = plainRules(THIMBLE as never as typeof THIMBLE & { entity: never });

/** What a room of thimbles gives the house. */
export const THIMBLE_GIFTS = {
  handlers: plainHandlers(RULES),
  migrations: {
    '2027-06-01T11-thimbles': newTables({
      thimble: { columns: { reference: 'text', amount: 'bigint', remark: 'text' }, unique: [['reference']] },
    }),
  },
  reports: [
    plainReport(THIMBLE as never as typeof THIMBLE & { entity: never }, {
      name: 'thimbles',
      order: 1,
      title: 'Thimbles',
      description: 'All thimbles.',
    }),
  ],
  makeImport: () => plainImport(RULES, { kind: 'thimbles' as never }),
};
