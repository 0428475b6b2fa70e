/** A room of the recipe that is unlike the risk register: a name of two words, a required amount and day, no demo records. */

/** The texts of its files, by path. */
export const WIND_CHIMES: Readonly<Record<string, string>> = {
  'shared/features/wind-chimes/room.ts': `
import { z } from 'zod';
import { IsoDate, Line, LongText, pence, referenceOf } from '../../fields.ts';
import { plain, plainRoom } from '../../plain-record.ts';
import { day, longText, money, reference, table, text } from '../../table.ts';

export const WIND_CHIME = plain({
  entity: 'wind_chime',
  feature: 'windChimes',
  noun: { one: 'wind chime', other: 'wind chimes' },
  fields: z.object({
    reference: referenceOf(20, 'Enter a reference, like K1.'),
    title: Line,
    cost: pence({ min: 0 }),
    hungOn: IsoDate,
    notes: LongText.default(''),
  }),
  firstReference: 'K1',
  table: table({
    label: 'Wind chime',
    needs: 'windChimes.edit',
    sort: 'reference',
    title: 'title',
    search: ['reference', 'title', 'notes'],
    columns: {
      reference: reference('Reference'),
      title: text('Chime'),
      cost: money('Cost'),
      hung_on: day('Hung on'),
      notes: longText('Notes'),
    },
    unique: [['reference']],
  }),
});

export const windChimes = plainRoom(WIND_CHIME, { windChimes: 'Wind chimes' });
`,
  'electron/features/wind-chimes/2027-03-01T10-wind-chimes.ts': `
import { newTables } from '../../rooms/new-tables.ts';

export const windChimes = newTables({
  wind_chime: {
    columns: { reference: 'text', title: 'text', cost: 'bigint', hung_on: 'text', notes: 'text' },
    unique: [['reference']],
  },
});
`,
  'electron/features/wind-chimes/room.ts': `
import { WIND_CHIME, type windChimes as shared } from '../../../shared/features/wind-chimes/room.ts';
import { plainRules } from '../../rooms/plain/check.ts';
import { plainHandlers } from '../../rooms/plain/handlers.ts';
import { plainImport } from '../../rooms/plain/import.ts';
import { plainReport } from '../../rooms/plain/report.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { windChimes as table } from './2027-03-01T10-wind-chimes.ts';

const rules = plainRules(WIND_CHIME);

export const windChimes: RoomFor<typeof shared> = {
  migrations: { '2027-03-01T10-wind-chimes': table },
  handlers: plainHandlers(rules),
  reports: [plainReport(WIND_CHIME, { name: 'wind-chimes', order: 35, title: 'Wind chimes', description: 'Each with its cost.' })],
  imports: [plainImport(rules, { kind: 'windChimes' })],
};
`,
  'renderer/features/wind-chimes/manifest.tsx': `
import { createRoute } from '@tanstack/react-router';
import { Wind } from 'lucide-react';
import { z } from 'zod';
import { WIND_CHIME } from '../../../shared/features/wind-chimes/room.ts';
import { recordWord } from '../../work/field-words.ts';
import { importedParts } from '../../work/imported-parts.ts';
import type { Room } from '../../work/manifest.ts';
import { plainRegister } from '../../work/register/plain-register.ts';
import { registerScreen } from '../../work/register/screen.tsx';
import { underRoot } from '../../work/root-route.ts';
import { VIEW_SEARCH } from '../../work/view-address.ts';
import { wordsOf } from '../../words/t.ts';
import words from './words.en-GB.json' with { type: 'json' };

const t = wordsOf('windChimes', words);

const register = plainRegister(WIND_CHIME, {
  title: t('nav.windChimes'),
  icon: Wind,
  empty: t('windChimes.empty'),
  importKind: 'windChimes',
  report: 'wind-chimes',
  nameOf: (one) => one.reference,
  about: (one) => [one.title],
  columns: ['reference', 'title', 'cost', 'hungOn'],
  form: ['title', 'reference', 'cost', 'hungOn', { field: 'notes', rows: 3 }],
  facts: ['cost', 'hungOn', 'notes'],
});

const routes = [
  createRoute({
    getParentRoute: underRoot,
    path: '/wind-chimes',
    component: registerScreen(register),
    validateSearch: z.object({
      ...VIEW_SEARCH,
      wind_chime: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
      ...importedParts,
    }),
  }),
];

export const windChimes: Room<typeof routes, 'wind_chime', 'windChimes'> = {
  routes,
  nav: [{ order: 85, label: t('nav.windChimes'), icon: Wind, path: '/wind-chimes' }],
  records: { wind_chime: { icon: Wind, address: ({ id }) => ({ to: '/wind-chimes', search: { wind_chime: id } }) } },
  newEntries: [{ order: 46, label: recordWord('wind_chime'), address: { to: '/wind-chimes', search: { new: true } } }],
  imports: { windChimes: { order: 35, lead: t('windChimes.importLead'), result: { to: '/wind-chimes' } } },
};
`,
  'renderer/features/wind-chimes/words.en-GB.json': `{
  "nav": { "windChimes": "Wind chimes" },
  "windChimes": { "empty": "No wind chimes yet.", "importLead": "One a row." }
}
`,
  'tests/core/wind-chimes.test.ts': `
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const ONE = { reference: 'K1', title: 'Bronze, five pipes', cost: 100, hungOn: '2027-01-31' };

test('a wind chime is added, edited and removed, and each refuses what is wrong', async () => {
  const { api } = it;
  const { id } = await api.windChimes.create(ONE);
  await expect(api.windChimes.create(ONE)).rejects.toMatchObject({ code: 'duplicate' });
  await api.windChimes.createMany({ records: [{ ...ONE, reference: 'K2' }] });
  await expect(api.windChimes.createMany({ records: [ONE] })).rejects.toMatchObject({ code: 'duplicate' });
  await api.windChimes.update({ id, version: 1, changes: { cost: 200 } });
  await expect(api.windChimes.update({ id, version: 1, changes: { cost: 300 } })).rejects.toMatchObject({ code: 'conflict' });
  await api.windChimes.updateMany({ edits: [{ id, version: 2, changes: { cost: 400 } }] });
  await expect(api.windChimes.updateMany({ edits: [{ id, version: 2, changes: { cost: 1 } }] })).rejects.toMatchObject({ code: 'conflict' });
  expect(await api.windChimes.get({ id })).toMatchObject({ cost: 400 });
  expect(await api.windChimes.list({})).toHaveLength(2);
  await expect(api.windChimes.remove({ id, version: 1 })).rejects.toMatchObject({ code: 'conflict' });
  await api.windChimes.remove({ id, version: 3 });
});
`,
};

/** Its line in each registry. */
export const WIND_CHIMES_LINES: Readonly<Record<string, string>> = {
  'shared/features/index.ts': "export { windChimes } from './wind-chimes/room.ts';",
  'electron/features/index.ts': "export { windChimes } from './wind-chimes/room.ts';",
  'renderer/features/index.ts': "export { windChimes } from './wind-chimes/manifest.tsx';",
};
