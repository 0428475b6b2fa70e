/** What the tables declare is what happens: each searched column finds its record, each pair is kept in order. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WriteCtx } from '../../electron/core/context.ts';
import { isText } from '../../shared/domain/kinds.ts';
import type { Column } from '../../shared/table.ts';
import { contractName } from '../../shared/table.ts';
import { tableOf, TABLES, type EntityName } from '../../shared/tables.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const entities = Object.keys(TABLES) as EntityName[];

/** A word that stands in one column of one record and nowhere else. */
const wordOf = (entity: EntityName, column: string): string =>
  `zq${entities.indexOf(entity)}x${Object.keys(tableOf(entity).columns).indexOf(column)}q`;

/** A record with a word of its own in every text, and what it must point at; answers its id. */
async function makeRecord(ctx: WriteCtx, entity: EntityName, made: Map<EntityName, string>): Promise<string> {
  const value = async (name: string, { kind, codes, points, null: optional }: Column): Promise<unknown> => {
    if (isText(kind)) return wordOf(entity, name);
    if (optional) return null;
    if (points) return made.get(points as EntityName) ?? makeRecord(ctx, points as EntityName, made);
    if (kind === 'code') return codes?.[0]?.code;
    return kind === 'day' ? '2026-05-01' : kind === 'time' ? '10:00' : kind === 'year' ? 2026 : 1;
  };
  const fields: Record<string, never> = {};
  for (const [name, column] of Object.entries(tableOf(entity).columns)) fields[contractName(name)] = (await value(name, column)) as never;
  const id = await ctx.write.insert(entity, fields);
  made.set(entity, id);
  return id;
}

describe('search', () => {
  const searched = entities.filter((entity) => tableOf(entity).search.length > 0);

  test('finds a record by each column that is declared to be searched, and by those alone', async () => {
    const made = new Map<EntityName, string>();
    await it.core.transact('One of each', async (ctx) => {
      for (const entity of searched) if (!made.has(entity)) await makeRecord(ctx, entity, made);
    });
    const wrong: string[] = [];
    for (const entity of searched) {
      for (const [column, { kind }] of Object.entries(tableOf(entity).columns)) {
        if (!isText(kind)) continue;
        const found = await it.api.search.find({ text: wordOf(entity, column), limit: 50 });
        const isFound = found.some((one) => one.kind === entity && one.id === made.get(entity));
        if (isFound !== tableOf(entity).search.includes(column)) wrong.push(`${entity}.${column} ${isFound ? 'is' : 'is not'} found`);
      }
    }
    expect(wrong).toEqual([]);
    expect(searched.length).toBeGreaterThan(8);
  });

  test('finds a record by what people look for', async () => {
    const { api } = it;
    const group = await api.groups.create({ name: 'Board', purpose: 'Steers delivery' });
    const made: Record<string, string> = {
      person: (await api.people.create({ name: 'Ann Lee', jobTitle: 'Keeper', email: 'ann@example.org' })).id,
      organisation: (await api.organisations.create({ name: 'Elm Homes', shortName: 'EHL', rshCode: 'L4567', sector: 'provider' })).id,
      site: (
        await api.sites.create({
          reference: 'S-99',
          nameAddress: 'Mill Lane',
          ward: 'Northbank',
          uprn: '100012345678',
          planningReference: '26/0123/FUL',
        })
      ).id,
      working_group: group.id,
      meeting: (await api.meetings.create({ groupId: group.id, heldOn: '2026-12-01', title: 'Special', place: 'Guildhall' })).id,
      action: (await api.actions.create({ title: 'Send survey' })).id,
      risk: (await api.risks.create({ reference: 'R-7', title: 'Grant is late', likelihood: 1, impact: 1 })).id,
    };
    const looked: [kind: string, text: string][] = [
      ['person', 'ann lee'],
      ['person', 'keeper'],
      ['person', 'ann@example.org'],
      ['organisation', 'elm'],
      ['organisation', 'ehl'],
      ['organisation', 'l4567'],
      ['site', 's-99'],
      ['site', 'mill'],
      ['site', 'northbank'],
      ['site', '100012345678'],
      ['site', '26/0123/ful'],
      ['working_group', 'board'],
      ['working_group', 'steers'],
      ['meeting', 'special'],
      ['meeting', 'guildhall'],
      ['action', 'survey'],
      ['risk', 'r-7'],
      ['risk', 'grant'],
    ];
    for (const [kind, text] of looked) {
      const found = await api.search.find({ text });
      expect(
        found.filter((one) => one.kind === kind).map(({ id }) => id),
        `${kind} by “${text}”`,
      ).toEqual([made[kind]]);
    }
  });
});

type Fields = Record<string, unknown>;
/** A call of the contract with fields that only the contract's own parse need judge. */
type Loose = (input: object) => Promise<{ id: string; version: number }>;

/** How records with an order between their fields are made and changed: alone, and in a list where there is one. */
interface Ways {
  make: (fields: Fields) => Promise<{ id: string; version: number }>;
  change: (seen: { id: string; version: number }, changes: Fields) => Promise<unknown>;
  makeMany?: (records: Fields[]) => Promise<unknown>;
  changeMany?: (edits: object[]) => Promise<unknown>;
}

let count = 0;

/** The methods of a feature, with what a record needs besides. */
function waysOf(feature: 'actions' | 'meetings' | 'groups' | 'sites', needed: () => Fields | Promise<Fields>): Ways {
  const { create, update, createMany, updateMany } = it.api[feature] as unknown as Record<string, Loose>;
  const whole = async (fields: Fields): Promise<Fields> => ({ ...(await needed()), ...fields });
  return {
    make: async (fields) => create!(await whole(fields)),
    change: (seen, changes) => update!({ ...seen, changes }),
    ...(feature === 'actions' || feature === 'sites'
      ? {
          makeMany: async (records) => createMany!({ records: await Promise.all(records.map(whole)) }),
          changeMany: (edits) => updateMany!({ edits }),
        }
      : {}),
  };
}

const WAYS: Record<string, () => Ways> = {
  action: () => waysOf('actions', () => ({ title: 'Send survey' })),
  meeting: () =>
    waysOf('meetings', async () => ({ groupId: (await it.api.groups.create({ name: `G${(count += 1)}` })).id, heldOn: '2026-12-01' })),
  working_group: () => waysOf('groups', () => ({ name: `G${(count += 1)}` })),
  site: () => waysOf('sites', () => ({ reference: `S${(count += 1)}`, nameAddress: 'Mill Lane' })),
  group_member: () => {
    const { addMember, updateMember } = it.api.groups as unknown as Record<string, Loose>;
    return {
      make: async (fields) => {
        const { id: groupId } = await it.api.groups.create({ name: `G${(count += 1)}` });
        const { id: personId } = await it.api.people.create({ name: `P${count}` });
        return addMember!({ groupId, personId, ...fields });
      },
      change: (seen, changes) => updateMember!({ ...seen, changes }),
    };
  },
};

/** What must stay in order, written down apart from the declarations: losing one of these is a decision. */
const IN_ORDER = {
  action: ['raised_on <= due_on'],
  group_member: ['from_on <= to_on'],
  meeting: ['starts_at <= ends_at'],
  site: ['homes_from <= homes_to', 'first_added_on <= last_updated_on', 'first_added_on <= ended_on'],
  working_group: ['agreed_on <= review_on'],
};

const PAIRS = Object.entries(IN_ORDER).flatMap(([entity, pairs]) =>
  pairs.map((pair): [EntityName, string, string] => [entity as EntityName, pair.split(' <= ')[0]!, pair.split(' <= ')[1]!]),
);

const LOW = { number: 1, year: 2026, day: '2026-05-01', time: '10:00' };
const HIGH = { number: 2, year: 2027, day: '2026-05-02', time: '11:00' };

describe('order', () => {
  test('is kept between every pair that is declared, and between those that must be', () => {
    const declared = Object.fromEntries(
      entities.flatMap((entity) => {
        const { order = [] } = tableOf(entity);
        return order.length > 0 && (entity in WAYS || entity in IN_ORDER) ? [[entity, order.map((pair) => pair.join(' <= '))]] : [];
      }),
    );
    expect(declared).toEqual(IN_ORDER);
    expect(Object.keys(WAYS).toSorted()).toEqual(Object.keys(IN_ORDER));
  });

  test.each(PAIRS)('%s: %s is refused after %s, new or changed, alone or in a list', async (entity, from, to) => {
    const { make, change, makeMany, changeMany } = WAYS[entity]!();
    const { kind } = tableOf(entity).columns[from]!;
    const [low, high] = [LOW[kind as keyof typeof LOW], HIGH[kind as keyof typeof HIGH]];
    const [first, second] = [contractName(from), contractName(to)];
    const refused = (field: string, ...path: (string | number)[]) => ({
      code: 'validation',
      details: { issues: [{ path: [...path, field], message: expect.stringMatching(/can’t be (before|less than)/) as string }] },
    });
    const backwards = { [first]: high, [second]: low };
    await expect(make(backwards)).rejects.toMatchObject(refused(second));
    const made = await make({ [first]: low, [second]: high });
    const seen = { id: made.id, version: made.version };
    // Alike is in order.
    await make({ [first]: low, [second]: low });
    await expect(change(seen, backwards)).rejects.toMatchObject({ code: 'validation' });
    const later = kind === 'time' ? '12:00' : kind === 'day' ? '2026-05-03' : 3;
    await expect(change(seen, { [first]: later })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [{ path: expect.arrayContaining([first]) as string[] }] },
    });
    if (!makeMany || !changeMany) return;
    await expect(makeMany([{ [first]: low, [second]: high }, backwards])).rejects.toMatchObject(refused(second, 'records', 1));
    await expect(changeMany([{ ...seen, changes: { [first]: later } }])).rejects.toMatchObject(refused(first, 'edits', 0, 'changes'));
    await changeMany([{ ...seen, changes: { [first]: high } }]);
  });
});
