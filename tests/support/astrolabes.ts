/** A plain record with a column of each kind, as a room of the recipe would declare it: in no registry, for specs alone. */
import { z } from 'zod';
import { plainHandlers } from '../../electron/rooms/plain/handlers.ts';
import { plainImport } from '../../electron/rooms/plain/import.ts';
import { plainReport } from '../../electron/rooms/plain/report.ts';
import { plainRules } from '../../electron/rooms/plain/check.ts';
import { newTables } from '../../electron/rooms/new-tables.ts';
import { AppError } from '../../shared/errors.ts';
import { codes, codesOf } from '../../shared/domain/codes.ts';
import {
  basisPoints,
  FinancialYear,
  Id,
  IsoDate,
  Line,
  LongText,
  OptionalLine,
  pence,
  TimeOfDay,
  WebAddress,
  wholeNumber,
} from '../../shared/fields.ts';
import { plain } from '../../shared/plain-record.ts';
import {
  day,
  link,
  longText,
  money,
  one,
  optional,
  percent,
  reference,
  table,
  text,
  time,
  webAddress,
  whole,
  year,
  yesNo,
} from '../../shared/table.ts';

export const STAGES = codes([
  { code: 'bid', label: 'Bid made' },
  { code: 'won', label: 'Award agreed' },
]);

/** An astrolabe: a name that no room will have, whose tables the specs plant into the program. */
export const ASTROLABE = plain({
  entity: 'astrolabe',
  feature: 'astrolabes',
  noun: { one: 'astrolabe', other: 'astrolabes' },
  fields: z.object({
    title: Line,
    year: FinancialYear,
    bidCode: OptionalLine.default(''),
    amount: pence({ min: 0 }),
    change: wholeNumber({ min: -1000, max: 1000 }).nullable().default(null),
    share: basisPoints({ min: 0, max: 10_000 }).nullable().default(null),
    startsOn: IsoDate.nullable().default(null),
    endsOn: IsoDate.nullable().default(null),
    panelAt: TimeOfDay.nullable().default(null),
    matched: z.boolean().nullable().default(null),
    stage: z.enum(codesOf(STAGES)).default('bid'),
    leadPersonId: Id.nullable().default(null),
    page: WebAddress.default(''),
    notes: LongText.default(''),
  }),
  table: table({
    label: 'Astrolabe',
    needs: 'astrolabes.edit',
    sort: 'amount',
    title: 'title',
    search: ['title', 'notes'],
    columns: {
      title: text('Astrolabe'),
      year: year('Financial year'),
      bid_code: reference('Bid code'),
      amount: money('Amount'),
      change: optional(whole('Change in homes')),
      share: optional(percent('Share')),
      starts_on: optional(day('Starts on')),
      ends_on: optional(day('Ends on')),
      panel_at: optional(time('Panel at')),
      matched: optional(yesNo('Matched')),
      stage: one('Stage', STAGES),
      lead_person_id: optional(link('Lead', 'person')),
      page: webAddress('Page'),
      notes: longText('Notes'),
    },
    unique: [['title', 'year']],
    order: [['starts_on', 'ends_on']],
  }),
});

const NO_SHARE = 'An astrolabe that isn’t matched has no share.';

/** The astrolabes' rules: one between fields, too. */
export const ASTROLABE_RULES = plainRules(ASTROLABE as never as typeof ASTROLABE & { entity: never }, {
  judge: ({ matched, share }) => {
    if (matched === false && share !== null)
      throw new AppError('validation', NO_SHARE, { issues: [{ path: ['share'], message: NO_SHARE }] });
  },
});

/** What a room of astrolabes gives the house. */
export const ASTROLABE_GIFTS = {
  handlers: plainHandlers(ASTROLABE_RULES),
  migrations: {
    '2027-06-01T10-astrolabes': newTables({
      astrolabe: {
        columns: {
          title: 'text',
          year: 'integer',
          bid_code: 'text',
          amount: 'bigint',
          change: 'integer?',
          share: 'integer?',
          starts_on: 'text?',
          ends_on: 'text?',
          panel_at: 'text?',
          matched: 'integer?',
          stage: 'text',
          lead_person_id: 'text? -> person',
          page: 'text',
          notes: 'text',
        },
        unique: [['title', 'year']],
      },
    }),
  },
  reports: [
    plainReport(ASTROLABE as never as typeof ASTROLABE & { entity: never }, {
      name: 'astrolabes',
      order: 1,
      title: 'Astrolabes',
      description: 'All astrolabes.',
    }),
  ],
  makeImport: () => plainImport(ASTROLABE_RULES, { kind: 'astrolabes' as never }),
};
