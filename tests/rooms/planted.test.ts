/** Mistakes a room can make: each doesn't compile, or is refused with a sentence when the program starts. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { plainRules } from '../../electron/rooms/plain/check.ts';
import { plainImport } from '../../electron/rooms/plain/import.ts';
import { plainReport } from '../../electron/rooms/plain/report.ts';
import { gather, type Gifts } from '../../electron/rooms/room.ts';
import * as rooms from '../../electron/features/index.ts';
import { codes, codesOf } from '../../shared/domain/codes.ts';
import { IsoDate, Line, pence, wholeNumber } from '../../shared/fields.ts';
import { RISK } from '../../shared/features/risks/room.ts';
import { plain } from '../../shared/plain-record.ts';
import { contractName, day, money, one, optional, storedName, table, text, whole, type Column, type Table } from '../../shared/table.ts';

const STAGES = codes([{ code: 'bid', label: 'Bid' }]);
const SIZES = codes([{ code: 'large', label: 'Large' }]);
const FIELDS = {
  title: Line,
  amount: pence(),
  stage: z.enum(codesOf(STAGES)),
  startsOn: IsoDate.nullable(),
};
const COLUMNS = { title: text('Title'), amount: money('Amount'), stage: one('Stage', STAGES), starts_on: optional(day('Starts on')) };
const about = <C extends Record<string, Column>>(columns: C): Omit<Table, 'columns'> & { columns: C } => ({
  label: 'Note',
  needs: 'notes.edit',
  sort: 'title',
  search: [],
  columns,
});
const NOTE = { entity: 'note', feature: 'notes', noun: { one: 'note', other: 'notes' } } as const;

test('a field and a column that agree are taken', () => {
  expect(plain({ ...NOTE, fields: z.object(FIELDS), table: about(COLUMNS) }).feature).toBe('notes');
});

test('types: a column holds what its field says, and nothing else', () => {
  const fields = z.object(FIELDS);
  const declare = (): void => {
    // @ts-expect-error -- the codes of another field
    plain({ ...NOTE, fields, table: about({ ...COLUMNS, stage: one('Stage', SIZES) }) });
    // @ts-expect-error -- a number declared as text
    plain({ ...NOTE, fields, table: about({ ...COLUMNS, amount: text('Amount') }) });
    // @ts-expect-error -- a field that may be nothing on a column that may not
    plain({ ...NOTE, fields, table: about({ ...COLUMNS, starts_on: day('Starts on') }) });
    // @ts-expect-error -- a field that may not be nothing on a column that may
    plain({ ...NOTE, fields, table: about({ ...COLUMNS, title: optional(text('Title')) }) });
    // @ts-expect-error -- a column without a field
    plain({ ...NOTE, fields, table: about({ ...COLUMNS, owner: text('Owner') }) });
    // @ts-expect-error -- a name that wouldn't come back from the contract
    table({ label: 'Note', needs: 'notes.edit', sort: 'phase_2_on', search: [], columns: { phase_2_on: day('Phase 2 on') } });
    // @ts-expect-error -- a rule that reads a field there isn't
    plainRules(RISK, { judge: ({ reveiwOn }) => expect(reveiwOn).toBe('') });
    // @ts-expect-error -- a kind of import that no room declares
    plainImport(plainRules(RISK), { kind: 'riks' });
    // @ts-expect-error -- a key of a column there isn't
    plainImport(plainRules(RISK), { kind: 'risks', key: ['referense'] });
  };
  expect(declare).toBeTypeOf('function');
});

test('a field made as another kind than its column is refused at load, with both', () => {
  const as =
    (columns: typeof COLUMNS, fields: object = FIELDS): (() => unknown) =>
    () =>
      plain({ ...NOTE, fields: z.object(fields as typeof FIELDS), table: about(columns) });
  expect(as({ ...COLUMNS, amount: whole('Amount') as never })).toThrow(
    'note.amount: “Amount” is a column of the kind “number”, and its field is of the kind “money”. Use the field of that kind in shared/fields.ts.',
  );
  expect(as({ ...COLUMNS, starts_on: optional(text('Starts on')) as never })).toThrow('“text”, and its field is of the kind “day”');
  expect(as(COLUMNS, { ...FIELDS, amount: z.int() })).toThrow('“money”, and its field is of no kind');
  // It would take a name of signs that can’t be seen.
  expect(as(COLUMNS, { ...FIELDS, title: z.string().trim().min(1) })).toThrow('“text”, and its field is of no kind');
  expect(as(COLUMNS, { ...FIELDS, amount: wholeNumber() })).toThrow('“money”, and its field is of the kind “number”');
});

test('a column’s name goes to the contract and back, digits too, or is refused with a remedy', () => {
  for (const name of ['due_on', 'phase2_on', 'uprn', 'd1']) expect(storedName(contractName(name))).toBe(name);
  for (const name of ['phase_2_on', 'dueOn', 'due__on', '_due', 'Due'])
    expect(() => table({ label: 'Note', needs: 'notes.edit', sort: name, search: [], columns: { [name]: text('T') } })).toThrow(
      `Note: a column can’t be called “${name}”.`,
    );
});

test('an import by a key that doesn’t tell records apart is refused at load', () => {
  expect(() => plainImport(plainRules(RISK), { kind: 'risks', key: ['title'] })).toThrow(
    'Import “risks”: title is no unique key of risk, so a row could change the wrong record. Use reference.',
  );
  const keyless = { ...RISK, table: { ...RISK.table, unique: [] } };
  expect(() => plainImport(plainRules(keyless), { kind: 'risks' })).toThrow('risk has no unique key');
  const gappy = { ...RISK, table: { ...RISK.table, unique: [['review_on']] } };
  expect(() => plainImport(plainRules(gappy), { kind: 'risks' })).toThrow('risk.review_on may be empty');
});

test('what two rooms give by one name is refused, with the room and the name', () => {
  const report = plainReport(RISK, { name: 'risk-register', order: 1, title: 'Risks', description: 'All.' });
  const doubled: Record<string, Gifts> = {
    'report “risk-register”': { reports: [report] },
    'kind of import “risks”': { imports: [plainImport(plainRules(RISK), { kind: 'risks' })] },
    'migration “2026-11-26T15-risks”': { migrations: { '2026-11-26T15-risks': { up: async () => {} } } },
  };
  for (const [what, gifts] of Object.entries(doubled))
    expect(() => gather({ ...rooms, zebras: gifts })).toThrow(`zebras declares the ${what}, which another room has already.`);
});

test('a kind of import that is declared and given by no room is refused', () => {
  const { risks: _risks, ...others } = rooms;
  expect(() => gather(others as never)).toThrow('No room gives the kind of import “risks”');
});

test('what is declared as searched is found without another word', () => {
  expect(gather(rooms).search.map(({ kind }) => kind)).toContain('risk');
});
