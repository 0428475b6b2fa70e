import { homeOf } from '../support/home-of.ts';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillSample } from '../../electron/samples/index.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

const DOCUMENT = new URL('../../../shared/source-documents/birmingham-housing-partnership.txt', import.meta.url);
const KINDS = ['partnership', 'organisation', 'person', 'working_group', 'meeting', 'agenda_item', 'decision', 'action', 'site'] as const;

let it: TestCore;
beforeAll(async () => {
  it = await makeCore();
  await fillSample(it.core, 'birmingham');
});
afterAll(() => it.close());

/** Every text of the sample. */
async function textsOf(): Promise<string[]> {
  const texts: string[] = [];
  for (const kind of KINDS) {
    for (const row of await it.core.database.read.selectFrom(kind).selectAll().execute()) {
      // The text search looks into is only other fields joined up.
      texts.push(...Object.entries(row).flatMap(([name, value]) => (typeof value === 'string' && name !== 'search_text' ? [value] : [])));
    }
  }
  return texts;
}

describe('Birmingham', () => {
  test('names the partnership and the organisations named, no others', async () => {
    expect(await it.api.partnership.get({})).toMatchObject({
      name: 'Birmingham’s housing partnership',
      area: 'Birmingham',
      sample: 'birmingham',
    });
    const organisations = await it.api.organisations.list({ include: 'all' });
    expect(organisations.map(({ name }) => name)).toEqual([
      'Birmingham City Council',
      'Birmingham Social Housing Partnership',
      'Longhurst Group',
      'National Housing Federation',
      'St Basils',
    ]);
    for (const { rshCode, designation, website } of organisations)
      expect({ rshCode, designation, website }).toEqual({ rshCode: null, designation: null, website: '' });
  });

  test('names the people with their roles', async () => {
    const people = await it.api.people.list({});
    expect(people.map(({ name, jobTitle, organisationName }) => [name, jobTitle, organisationName])).toEqual([
      ['Cllr John Clancy', 'Leader of the council', 'Birmingham City Council'],
      ['Cllr John Cotton', 'Cabinet member for Neighbourhood Management and Homes', 'Birmingham City Council'],
      ['Debbie Harrison', 'Press and PR Officer', ''],
      ['Gemma Duggan', 'External Affairs Manager', 'National Housing Federation'],
      ['Jean Templeton', 'Chief Executive', 'St Basils'],
      ['Jonathan Driffill', 'Executive Director of Partnerships, Care and Communities', 'Longhurst Group'],
      ['Robert James', 'Housing service director', 'Birmingham City Council'],
    ]);
    expect(people.every(({ email }) => email === '')).toBe(true);
  });

  test('has the three groups by need, without members or quorum', async () => {
    const groups = await it.api.groups.list({});
    expect(groups.map(({ name }) => name)).toEqual([
      'Affordable quality homes',
      'All partners',
      'Social housing need',
      'Specialist housing',
    ]);
    for (const { id } of groups)
      expect(await it.api.groups.get({ id })).toMatchObject({
        members: [],
        quorumNeeded: null,
        agreedOn: null,
        defaultPlace: '',
      });
  });

  test('keeps the launch with its speakers and the statement of intent, and plans the next meeting', async () => {
    const [next, launch] = await it.api.meetings.list({});
    expect(next).toMatchObject({ heldOn: '2016-02-15', startsAt: null, endsAt: null, place: '', stage: 'draft' });
    expect(new Date('2016-02-15T00:00:00Z').getUTCDay()).toBe(1);
    expect(launch).toMatchObject({ heldOn: '2016-01-22', title: 'Launch conference', place: '', startsAt: null });
    const detail = await it.api.meetings.get({ id: launch!.id });
    expect(detail.attendance.map(({ personName, state }) => [personName, state])).toEqual(
      ['Cllr John Clancy', 'Cllr John Cotton', 'Gemma Duggan', 'Jean Templeton', 'Jonathan Driffill', 'Robert James'].map((name) => [
        name,
        'present',
      ]),
    );
    expect(detail.decisions.map(({ ref }) => ref)).toEqual(['D1', 'D2', 'D3', 'D4', 'D5', 'D6']);
    const intent = detail.decisions.find(({ text }) => text.startsWith('Statement of intent'))!;
    for (const name of ['Cllr John Clancy', 'Cllr John Cotton', 'Jonathan Driffill']) expect(intent.text).toContain(name);
    expect(detail.notes).toContain('About twenty housing providers');
    await it.api.meetings.get({ id: next!.id });
  });

  test('invents no homes, sites or actions', async () => {
    expect((await it.api.homes.grid({})).rows).toEqual([]);
    expect((await it.api.sites.list({})).rows).toEqual([]);
    expect(await it.api.actions.list({})).toEqual([]);
    expect((await homeOf(it.api)).homes).toMatchObject({
      promised: 0,
      forecast: 0,
      delivered: 0,
    });
  });

  test.runIf(existsSync(DOCUMENT))('copies no sentence of the document', async () => {
    const wordsOf = (text: string): string[] =>
      text
        .toLowerCase()
        .replaceAll(/[’']s\b/g, '')
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    const shingles = (text: string): string[] => {
      const words = wordsOf(text);
      return words.slice(7).map((_, at) => words.slice(at, at + 8).join(' '));
    };
    const source = new Set(shingles(readFileSync(DOCUMENT, 'utf8')));
    expect(source.size).toBeGreaterThan(300);
    expect((await textsOf()).flatMap(shingles).filter((shingle) => source.has(shingle))).toEqual([]);
  });
});
