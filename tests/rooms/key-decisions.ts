/** A room of the recipe that is unlike the risk register: a name of two words, a required amount and day, no demo records. */

/** The texts of its files, by path. */
export const KEY_DECISIONS: Readonly<Record<string, string>> = {
  'shared/features/key-decisions/room.ts': `
import { z } from 'zod';
import { IsoDate, Line, LongText, pence, referenceOf } from '../../fields.ts';
import { plain, plainRoom } from '../../plain-record.ts';
import { day, longText, money, reference, table, text } from '../../table.ts';

export const KEY_DECISION = plain({
  entity: 'key_decision',
  feature: 'keyDecisions',
  noun: { one: 'key decision', other: 'key decisions' },
  fields: z.object({
    reference: referenceOf(20, 'Enter a reference, like K1.'),
    title: Line,
    cost: pence({ min: 0 }),
    decidedOn: IsoDate,
    notes: LongText.default(''),
  }),
  table: table({
    label: 'Key decision',
    needs: 'keyDecisions.edit',
    sort: 'reference',
    title: 'title',
    search: ['reference', 'title', 'notes'],
    columns: {
      reference: reference('Reference'),
      title: text('Decision'),
      cost: money('Cost'),
      decided_on: day('Decided on'),
      notes: longText('Notes'),
    },
    unique: [['reference']],
  }),
});

export const keyDecisions = plainRoom(KEY_DECISION, { keyDecisions: 'Key decisions' });
`,
  'electron/features/key-decisions/2027-03-01T10-key-decisions.ts': `
import { newTables } from '../../rooms/new-tables.ts';

export const keyDecisions = newTables({
  key_decision: {
    columns: { reference: 'text', title: 'text', cost: 'bigint', decided_on: 'text', notes: 'text' },
    unique: [['reference']],
  },
});
`,
  'electron/features/key-decisions/room.ts': `
import { KEY_DECISION, type keyDecisions as shared } from '../../../shared/features/key-decisions/room.ts';
import { plainRules } from '../../rooms/plain/check.ts';
import { plainHandlers } from '../../rooms/plain/handlers.ts';
import { plainImport } from '../../rooms/plain/import.ts';
import { plainReport } from '../../rooms/plain/report.ts';
import type { RoomFor } from '../../rooms/room.ts';
import { keyDecisions as table } from './2027-03-01T10-key-decisions.ts';

const rules = plainRules(KEY_DECISION);

export const keyDecisions: RoomFor<typeof shared> = {
  migrations: { '2027-03-01T10-key-decisions': table },
  handlers: plainHandlers(rules),
  reports: [plainReport(KEY_DECISION, { name: 'key-decisions', order: 35, title: 'Key decisions', description: 'Each with its cost.' })],
  imports: [plainImport(rules, { kind: 'keyDecisions', first: 'K1' })],
};
`,
  'renderer/features/key-decisions/manifest.tsx': `
import { createRoute } from '@tanstack/react-router';
import { Gavel } from 'lucide-react';
import { z } from 'zod';
import { KEY_DECISION } from '../../../shared/features/key-decisions/room.ts';
import { recordWord } from '../../work/field-words.ts';
import { importedParts } from '../../work/imported-parts.ts';
import type { Room } from '../../work/manifest.ts';
import { plainRegister } from '../../work/register/plain-register.ts';
import { registerScreen } from '../../work/register/screen.tsx';
import { underRoot } from '../../work/root-route.ts';
import { VIEW_SEARCH } from '../../work/view-address.ts';
import { wordsOf } from '../../words/t.ts';
import words from './words.en-GB.json' with { type: 'json' };

const t = wordsOf('keyDecisions', words);

const register = plainRegister(KEY_DECISION, {
  title: t('nav.keyDecisions'),
  icon: Gavel,
  empty: t('keyDecisions.empty'),
  importKind: 'keyDecisions',
  report: 'key-decisions',
  nameOf: (one) => one.reference,
  about: (one) => [one.title],
  columns: [{ field: 'reference', width: 96, opens: true }, { field: 'title', flex: 1, minWidth: 200 }, 'cost', 'decidedOn'],
  form: ['title', 'reference', 'cost', 'decidedOn', { field: 'notes', rows: 3 }],
  facts: ['cost', 'decidedOn', 'notes'],
});

const routes = [
  createRoute({
    getParentRoute: underRoot,
    path: '/key-decisions',
    component: registerScreen(register),
    validateSearch: z.object({
      ...VIEW_SEARCH,
      key_decision: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
      ...importedParts,
    }),
  }),
];

export const keyDecisions: Room<typeof routes, 'key_decision'> = {
  routes,
  nav: [{ order: 85, label: t('nav.keyDecisions'), icon: Gavel, path: '/key-decisions' }],
  records: { key_decision: { icon: Gavel, address: ({ id }) => ({ to: '/key-decisions', search: { key_decision: id } }) } },
  newEntries: [{ order: 46, label: recordWord('key_decision'), address: { to: '/key-decisions', search: { new: true } } }],
  totals: { keyDecisions: t('keyDecisions.total') },
  imports: { keyDecisions: { order: 35, lead: t('keyDecisions.importLead'), result: { to: '/key-decisions' } } },
};
`,
  'renderer/features/key-decisions/words.en-GB.json': `{
  "nav": { "keyDecisions": "Key decisions" },
  "keyDecisions": { "empty": "No key decisions yet.", "total": "Key decisions", "importLead": "One a row." }
}
`,
  'tests/core/key-decisions.test.ts': `
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const ONE = { reference: 'K1', title: 'Sell the depot', cost: 100, decidedOn: '2027-01-31' };

test('a key decision is added, edited and removed, and each refuses what is wrong', async () => {
  const { api } = it;
  const { id } = await api.keyDecisions.create(ONE);
  await expect(api.keyDecisions.create(ONE)).rejects.toMatchObject({ code: 'duplicate' });
  await api.keyDecisions.createMany({ records: [{ ...ONE, reference: 'K2' }] });
  await expect(api.keyDecisions.createMany({ records: [ONE] })).rejects.toMatchObject({ code: 'duplicate' });
  await api.keyDecisions.update({ id, version: 1, changes: { cost: 200 } });
  await expect(api.keyDecisions.update({ id, version: 1, changes: { cost: 300 } })).rejects.toMatchObject({ code: 'conflict' });
  await api.keyDecisions.updateMany({ edits: [{ id, version: 2, changes: { cost: 400 } }] });
  await expect(api.keyDecisions.updateMany({ edits: [{ id, version: 2, changes: { cost: 1 } }] })).rejects.toMatchObject({ code: 'conflict' });
  expect(await api.keyDecisions.get({ id })).toMatchObject({ cost: 400 });
  expect(await api.keyDecisions.list({})).toHaveLength(2);
  await expect(api.keyDecisions.remove({ id, version: 1 })).rejects.toMatchObject({ code: 'conflict' });
  await api.keyDecisions.remove({ id, version: 3 });
});
`,
};

/** Its line in each registry. */
export const KEY_DECISIONS_LINES: Readonly<Record<string, string>> = {
  'shared/features/index.ts': "export { keyDecisions } from './key-decisions/room.ts';",
  'electron/features/index.ts': "export { keyDecisions } from './key-decisions/room.ts';",
  'renderer/features/index.ts': "export { keyDecisions } from './key-decisions/manifest.tsx';",
};
