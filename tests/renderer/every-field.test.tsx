import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../shared/contract.ts';
import type { Contract } from '../../shared/rpc.ts';
import { contractName } from '../../shared/table.ts';
import { tableOf, type EntityName } from '../../shared/tables.ts';
import * as rooms from '../../renderer/features/index.ts';
import { openApp, type OpenApp } from './open-app.tsx';

let app: OpenApp;
beforeEach(async () => {
  // jsdom draws nothing, so there is nothing to scroll.
  Element.prototype.scrollIntoView = () => {};
  app = await openApp('#/');
});
afterEach(() => app.close());

type Shape = Record<string, z.ZodType>;
const inner = (rules: z.ZodType): z.ZodType => (rules instanceof z.ZodOptional ? (rules.unwrap() as z.ZodType) : rules);

/** Every command that changes fields of one record, with the fields it takes. */
const UPDATES = new Map<string, Shape>(
  Object.entries(contract as Contract).flatMap(([feature, methods]) =>
    Object.entries(methods).flatMap(([name, { input }]): [string, Shape][] => {
      const changes = input instanceof z.ZodObject ? input.shape['changes'] : undefined;
      return changes instanceof z.ZodObject ? [[`${feature}.${name}`, changes.shape]] : [];
    }),
  ),
);

/** What an emptied field holds, or undefined where it can't be empty. */
function emptyOf(rules: z.ZodType): null | '' | undefined {
  if (inner(rules).safeParse(null).success) return null;
  return inner(rules).safeParse('').success ? '' : undefined;
}

interface Opened {
  /** The record as it is kept now. */
  read: () => Promise<object>;
  /** Presses what saves. */
  save: string | RegExp;
  /** Where the form is. */
  form: () => HTMLElement;
  /** Fields with a control of their own beside the form, which saves by itself. */
  beside?: readonly string[];
}

const dialog = (): HTMLElement => screen.getByRole('dialog');
const press = async (name: string | RegExp): Promise<void> => app.user.click(await screen.findByRole('button', { name }));
const inDialog = (read: Opened['read'], save = 'Save changes'): Opened => ({ read, save, form: dialog });
const goTo = (path: string): void => void (window.location.hash = `#${path}`);

async function meetingWithAll() {
  const { api } = app;
  const group = await api.groups.create({ name: 'Board' });
  const meeting = await api.meetings.create({
    groupId: group.id,
    heldOn: '2026-01-12',
    startsAt: '14:00',
    endsAt: '15:00',
    place: 'Depot',
    title: 'Away day',
    notes: 'Bring boots',
  });
  return { group, meeting };
}

/** Opens the form of an update on a record in which every field is filled; a register's opens by its declaration. */
const FORMS: Record<string, () => Promise<Opened>> = {
  'actions.update': async () => {
    const { api } = app;
    const [{ group, meeting }, owner, organisation] = [
      await meetingWithAll(),
      await api.people.create({ name: 'Ann Lee' }),
      await api.organisations.create({ name: 'Ash Homes', sector: 'provider' }),
    ];
    const { id } = await api.actions.create({
      title: 'One',
      ownerPersonId: owner.id,
      organisationId: organisation.id,
      groupId: group.id,
      meetingId: meeting.id,
      agendaItemId: meeting.items[0]!.id,
      raisedOn: '2026-01-12',
      dueOn: '2026-12-01',
    });
    goTo(`/actions?action=${id}`);
    await press('Edit action');
    return inDialog(() => api.actions.get({ id }));
  },
  'homes.update': async () => {
    const { api } = app;
    const provider = await api.organisations.create({ name: 'Ash Homes', sector: 'provider' });
    const site = await api.sites.create({ reference: 'S1', nameAddress: 'Mill Lane' });
    const { id } = await api.homes.create({ organisationId: provider.id, siteId: site.id, siteName: 'Mill', notes: 'n' });
    goTo(`/homes?commitment=${id}`);
    await press('Edit commitment');
    return inDialog(async () => (await api.homes.grid({})).rows.find((row) => row.id === id)!);
  },
  'meetings.update': async () => {
    const { meeting } = await meetingWithAll();
    goTo(`/meetings/${meeting.id}`);
    await press('More for this meeting');
    await app.user.click(await screen.findByRole('menuitem', { name: 'Edit meeting' }));
    return { ...inDialog(() => app.api.meetings.get({ id: meeting.id })), beside: ['stage'] };
  },
  'meetings.updateItem': async () => {
    const { meeting } = await meetingWithAll();
    const item = await app.api.meetings.addItem({ meetingId: meeting.id, title: 'Older people', lead: 'Ann' });
    goTo(`/meetings/${meeting.id}?view=agenda`);
    await press('Edit “Older people”');
    const read = async () => (await app.api.meetings.get({ id: meeting.id })).items.find(({ id }) => id === item.id)!;
    const form = (): HTMLElement => screen.getByRole('button', { name: 'Save item' }).closest('form')!;
    return { read, save: 'Save item', form, beside: ['minutesText'] };
  },
  'meetings.updateDecision': async () => {
    const { meeting } = await meetingWithAll();
    const decision = await app.api.meetings.addDecision({ meetingId: meeting.id, text: 'Go', agendaItemId: meeting.items[0]!.id });
    goTo(`/meetings/${meeting.id}?view=minutes&item=${meeting.items[0]!.id}`);
    await press(`More for decision ${decision.ref}`);
    await app.user.click(await screen.findByRole('menuitem', { name: 'Edit decision' }));
    const read = async () => (await app.api.meetings.get({ id: meeting.id })).decisions.find(({ id }) => id === decision.id)!;
    const form = (): HTMLElement => screen.getByRole('button', { name: /^Save decision/ }).closest('form')!;
    return { read, save: /^Save decision/, form };
  },
  'groups.update': async () => {
    const { api } = app;
    const parent = await api.groups.create({ name: 'Strategic' });
    const { id } = await api.groups.create({
      name: 'Board',
      purpose: 'p',
      parentGroupId: parent.id,
      quorumRule: 'number',
      quorumValue: 3,
      agreedOn: '2026-01-01',
      reviewOn: '2027-01-01',
      defaultPlace: 'Depot',
      refPrefix: 'BRD',
    } as never);
    goTo(`/groups/${id}`);
    await press(/^Edit (group|terms)/);
    return inDialog(() => api.groups.get({ id }));
  },
  'groups.updateMember': async () => {
    const { api } = app;
    const group = await api.groups.create({ name: 'Board' });
    const [ann, bob] = [await api.people.create({ name: 'Ann Lee' }), await api.people.create({ name: 'Bob Ash' })];
    const member = await api.groups.addMember({
      groupId: group.id,
      personId: ann.id,
      deputyPersonId: bob.id,
      fromOn: '2026-01-01',
      toOn: '2027-01-01',
    });
    goTo(`/groups/${group.id}`);
    await press('More for Ann Lee');
    await app.user.click(await screen.findByRole('menuitem', { name: 'Edit membership' }));
    return inDialog(async () => (await api.groups.get({ id: group.id })).members.find(({ id }) => id === member.id)!);
  },
  'organisations.update': async () => {
    const { id } = await app.api.organisations.create({
      name: 'Ash Homes',
      shortName: 'Ash',
      sector: 'provider',
      rshCode: '0001',
      designation: 'profit',
      corporateForm: 'Society',
      registeredOn: '2001-01-01',
      website: 'https://ash.example',
      notes: 'n',
    } as never);
    goTo(`/partners?tab=organisations&organisation=${id}`);
    await press('Edit organisation');
    return inDialog(() => app.api.organisations.get({ id }));
  },
  'people.update': async () => {
    const organisation = await app.api.organisations.create({ name: 'Ash Homes', sector: 'provider' });
    const { id } = await app.api.people.create({
      name: 'Ann Lee',
      organisationId: organisation.id,
      jobTitle: 'Head',
      email: 'ann@ash.example',
      phone: '1',
      notes: 'n',
    });
    goTo(`/partners?tab=people&person=${id}`);
    await press('Edit person');
    return inDialog(() => app.api.people.get({ id }));
  },
  'partnership.update': async () => {
    const found = (await app.api.partnership.get({}))!;
    await app.api.partnership.update({ id: found.id, version: found.version, changes: { area: 'Hills', purpose: 'p' } });
    goTo('/settings');
    await screen.findByRole('button', { name: 'Save details' });
    const form = (): HTMLElement => screen.getByRole('button', { name: 'Save details' }).closest('form')!;
    return { read: async () => (await app.api.partnership.get({}))!, save: 'Save details', form };
  },
  'sites.update': async () => {
    const { id } = await app.api.sites.create({
      register: 'Council',
      reference: 'S1',
      nameAddress: 'Mill Lane',
      uprn: '1',
      planningReference: 'p',
      ward: 'w',
      coordinateSystem: 'WGS84',
      geoX: '1',
      geoY: '2',
      areaSqm: 100,
      ownership: 'mixed',
      planningStatus: 'permissioned',
      permissionType: 'other',
      permissionOn: '2026-01-01',
      planningHistory: 'h',
      deliverable: true,
      homesFrom: 1,
      homesTo: 2,
      hazardousSubstances: 'h',
      sitePlanUrl: 'https://a.example',
      organisationUri: 'https://b.example',
      notes: 'n',
      firstAddedOn: '2026-01-01',
      lastUpdatedOn: '2026-01-02',
      endedOn: '2026-01-03',
    } as never);
    goTo(`/sites?site=${id}`);
    await press('Edit site');
    return inDialog(() => app.api.sites.get({ id }));
  },
};

const fieldIn = (place: HTMLElement, name: string): HTMLElement | null => place.querySelector(`[data-field="${name}"]`);

/** Empties a control as a person does. */
async function empty(place: HTMLElement): Promise<void> {
  const box = place.querySelector<HTMLInputElement>('input:not([type=hidden]):not([tabindex="-1"]), textarea');
  if (box && box.type !== 'checkbox') {
    await app.user.clear(box);
    await app.user.tab();
    return;
  }
  const [button] = within(place).getAllByRole<HTMLButtonElement>('button');
  // What hangs on another field goes with it.
  if (button!.disabled) return;
  await app.user.click(button!);
  await app.user.click(await screen.findByRole('option', { name: 'Not given' }));
}

/** Texts that a field of some kind takes; the first that its rules accept is written. */
const SAMPLES: readonly unknown[] = ['X1', 'https://example.org', '2027-01-31', '14:00', 3, 2026, true];

/** A record with every field filled, of a kind that has no rules but its fields'. */
async function filled(entity: EntityName, feature: string): Promise<{ id: string }> {
  const methods = app.api[feature as 'risks'];
  const { create } = (contract as Contract)[feature]!;
  const values: Record<string, unknown> = {};
  for (const [name, rules] of Object.entries((create!.input as z.ZodObject).shape) as [string, z.ZodType][]) {
    const column = Object.entries(tableOf(entity).columns).find(([key]) => contractName(key) === name)?.[1];
    const codes = column?.codes?.map(({ code }) => code) ?? [];
    const linked = column?.points === undefined ? [] : [(await LINKED[column.points]!()).id];
    values[name] = [...linked, ...codes, ...SAMPLES].find((sample) => rules.safeParse(sample).success);
  }
  return methods.create(values as never);
}

/** A record that a link can point at. */
const LINKED: Record<string, () => Promise<{ id: string }>> = {
  person: () => app.api.people.create({ name: 'Ann Lee' }),
  organisation: () => app.api.organisations.create({ name: 'Ash Homes', sector: 'provider' }),
  site: () => app.api.sites.create({ reference: 'S1', nameAddress: 'Mill Lane' }),
  working_group: () => app.api.groups.create({ name: 'Board' }),
};

/** Opens the form of a record whose room is a register made from its declaration. */
async function openRegister(method: string): Promise<Opened> {
  const feature = method.split('.')[0]!;
  const methods = (contract as Contract)[feature]!;
  const entity = (methods['list'] as { rows?: { of: EntityName } }).rows!.of;
  const { id } = await filled(entity, feature);
  const place = Object.values(rooms).flatMap(({ records }) =>
    Object.entries(records).flatMap(([kind, one]) => (kind === entity ? [one] : [])),
  )[0]!;
  const { to, search } = place.address({ id, parentId: null }) as { to: string; search: Record<string, string> };
  goTo(`${to}?${new URLSearchParams(search).toString()}`);
  await press((methods['update'] as { label: string }).label);
  return inDialog(() => app.api[feature as 'risks'].get({ id }));
}

test('every form here is of an update of the contract', () => {
  expect(Object.keys(FORMS).filter((method) => !UPDATES.has(method))).toEqual([]);
});

describe.each([...UPDATES.keys()])('the form of %s', (method) => {
  test('has a control for every field, and every optional one can be emptied', async () => {
    const opened = await (FORMS[method] ?? (() => openRegister(method)))();
    await waitFor(() => opened.form());
    const fields = Object.entries(UPDATES.get(method)!);
    const own = fields.filter(([name]) => !opened.beside?.includes(name));
    await waitFor(() => expect(own.filter(([name]) => !fieldIn(opened.form(), name)).map(([name]) => name)).toEqual([]));
    const optional = own.flatMap(([name, rules]): [string, null | ''][] => {
      const nothing = emptyOf(rules);
      return nothing === undefined ? [] : [[name, nothing]];
    });
    const before = (await opened.read()) as Record<string, unknown>;
    // What isn't filled can't be seen to be emptied.
    expect(optional.filter(([name, nothing]) => before[name] === nothing).map(([name]) => name)).toEqual([]);
    for (const [name] of optional) await empty(fieldIn(opened.form(), name)!);
    await app.user.click(
      within(opened.form()).queryByRole('button', { name: opened.save }) ?? screen.getByRole('button', { name: opened.save }),
    );
    const kept = optional.filter(([name]) => !(DERIVED[method] ?? []).includes(name));
    await waitFor(async () => {
      const after = (await opened.read()) as Record<string, unknown>;
      expect(Object.fromEntries(kept.map(([name]) => [name, after[name]]))).toEqual(Object.fromEntries(kept));
    });
  });
});

/** Fields that the core fills when they are left empty, as their form says. */
const DERIVED: Record<string, readonly string[]> = {
  'actions.update': ['organisationId', 'groupId', 'raisedOn'],
  'meetings.update': ['title', 'place'],
  'groups.update': ['refPrefix'],
};
