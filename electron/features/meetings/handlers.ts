import { notInBin } from '../../core/bin.ts';
import { goneRecord } from '../../core/gone.ts';
import type { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { AgendaItem, Attendance, meetings as contract } from '../../../shared/features/meetings/contract.ts';
import { longDate } from '../../../shared/domain/uk-dates.ts';
import type { FeatureHandlers, WriteCtx } from '../../core/context.ts';
import { assertOrder } from '../../core/order.ts';
import { placeOfNew, renumber, standardAgenda, withMoved } from './agenda.ts';
import { recordAttendance } from './attendance.ts';
import { followDay, getDecision, nextDecisionRef, refuseDecided } from './decisions.ts';
import { openMeeting, refuseAgreed } from './lock.ts';
import { nextMeeting } from './next-meeting.ts';
import { askAlsoThen, askStage } from './asked.ts';
import { getItem, getMeeting, getMeetingDetail, itemsOf, listMeetings, previousMeeting } from './queries.ts';

type Edit = z.output<typeof contract.update.input>;

async function groupOf(ctx: WriteCtx, id: string): Promise<{ name: string; place: string }> {
  const group = await ctx.db
    .selectFrom('working_group')
    .select(['name', 'default_place as place'])
    .where('id', '=', id)
    .where(notInBin())
    .executeTakeFirst();
  if (!group) throw await goneRecord(ctx.db, 'working_group', id);
  return group;
}

async function editMeeting(ctx: WriteCtx, { id, version, changes, alsoThen, stageMeant }: Edit): Promise<void> {
  const before = await getMeeting(ctx.db, id);
  const next = { ...changes };
  assertOrder('meeting', { ...before, ...changes }, changes);
  const differs = Object.entries(next).some(([name, value]) => value !== undefined && value !== before[name as keyof Edit['changes']]);
  // Going to or from agreed may come with other changes; while agreed, nothing changes.
  if (differs && (next.stage ?? before.stage) === 'agreed') refuseAgreed(before);
  const group = await groupOf(ctx, next.groupId ?? before.groupId);
  if (!stageMeant) askStage(before, changes, ctx.today);
  const movesTo = [changes.groupId, changes.heldOn, changes.startsAt].some((value) => value !== undefined);
  if (movesTo && !alsoThen) await askAlsoThen(ctx.db, { ...before, ...changes }, group.name);
  if (next.title === '') next.title = group.name;
  await ctx.write.update('meeting', id, version, next);
  if (next.heldOn && next.heldOn !== before.heldOn) await followDay(ctx, id, next.heldOn);
  ctx.describe(`Edit meeting of ${longDate(next.heldOn ?? before.heldOn)}`);
}

/** Puts everything that belongs to a meeting alone into the bin. */
async function removeParts(ctx: WriteCtx, meetingId: string): Promise<void> {
  for (const part of ['decision', 'attendance', 'agenda_item'] as const) {
    const rows = await ctx.db.selectFrom(part).select(['id', 'version']).where('meeting_id', '=', meetingId).where(notInBin()).execute();
    await ctx.write.removeMany(part, rows);
  }
}

/** An item of this meeting, or null when none is named. */
async function itemIn(ctx: WriteCtx, meetingId: string, id: string | null): Promise<AgendaItem | null> {
  if (id === null) return null;
  const item = await getItem(ctx.db, id);
  if (item.meetingId === meetingId) return item;
  throw new AppError('validation', 'This agenda item belongs to another meeting.', {
    remedy: 'Choose an item of this meeting.',
  });
}

const agendaHandlers = {
  async addItem(ctx, input) {
    await openMeeting(ctx.db, input.meetingId);
    const items = await itemsOf(ctx.db, input.meetingId);
    const position = placeOfNew(items, input.kind);
    await renumber(ctx, items, position);
    const id = await ctx.write.insert('agenda_item', { ...input, position });
    ctx.describe(`Add “${input.title}”`);
    return getItem(ctx.db, id);
  },

  async updateItem(ctx, { id, version, changes }) {
    const { meetingId, title } = await getItem(ctx.db, id);
    await openMeeting(ctx.db, meetingId);
    await ctx.write.update('agenda_item', id, version, changes);
    ctx.describe(`Edit “${changes.title ?? title}”`);
    return getItem(ctx.db, id);
  },

  async moveItem(ctx, { id, version, position }) {
    const { meetingId, title } = await getItem(ctx.db, id);
    await openMeeting(ctx.db, meetingId);
    const items = await itemsOf(ctx.db, meetingId);
    const seen = items.map((item) => (item.id === id ? { ...item, version } : item));
    const moved = withMoved(seen, id, position);
    // An item that stays where it is isn't written, so its version is checked here.
    await ctx.write.update('agenda_item', id, version, {});
    await renumber(ctx, moved);
    ctx.describe(`Move “${title}”`);
    return itemsOf(ctx.db, meetingId);
  },

  async removeItem(ctx, { id, version }) {
    const item = await getItem(ctx.db, id);
    await openMeeting(ctx.db, item.meetingId);
    await refuseDecided(ctx.db, item);
    const removed = await ctx.write.remove('agenda_item', id, version);
    await renumber(ctx, await itemsOf(ctx.db, item.meetingId));
    ctx.describe(`Remove “${item.title}”`);
    return { id, version: removed };
  },
} satisfies Partial<FeatureHandlers<typeof contract>>;

const decisionHandlers = {
  async addDecision(ctx, input) {
    const { heldOn } = await openMeeting(ctx.db, input.meetingId);
    const item = await itemIn(ctx, input.meetingId, input.agendaItemId);
    const ref = await nextDecisionRef(ctx.db, input.meetingId, item);
    ctx.describe(`Record decision ${ref}`);
    return getDecision(ctx.db, await ctx.write.insert('decision', { ...input, ref, decidedOn: heldOn }));
  },

  async updateDecision(ctx, { id, version, changes }) {
    const before = await getDecision(ctx.db, id);
    await openMeeting(ctx.db, before.meetingId);
    const movesTo = changes.agendaItemId;
    const moves = movesTo !== undefined && movesTo !== before.agendaItemId;
    const ref = moves ? await nextDecisionRef(ctx.db, before.meetingId, await itemIn(ctx, before.meetingId, movesTo)) : before.ref;
    await ctx.write.update('decision', id, version, { ...changes, ref });
    ctx.describe(`Edit decision ${ref}`);
    return getDecision(ctx.db, id);
  },

  async removeDecision(ctx, { id, version }) {
    const { meetingId, ref } = await getDecision(ctx.db, id);
    await openMeeting(ctx.db, meetingId);
    ctx.describe(`Remove decision ${ref}`);
    return { id, version: await ctx.write.remove('decision', id, version) };
  },
} satisfies Partial<FeatureHandlers<typeof contract>>;

export const meetings: FeatureHandlers<typeof contract> = {
  list: (ctx, input) => listMeetings(ctx.db, input),

  get: (ctx, { id }) => getMeetingDetail(ctx.db, id),

  next: (ctx) => nextMeeting(ctx.db, ctx.today),

  async create(ctx, { alsoThen, stageMeant, ...input }) {
    const group = await groupOf(ctx, input.groupId);
    assertOrder('meeting', input);
    if (!alsoThen) await askAlsoThen(ctx.db, input, group.name);
    if (!stageMeant) askStage({ ...input, stage: 'draft' }, input, ctx.today);
    const id = await ctx.write.insert('meeting', {
      ...input,
      title: input.title || group.name,
      place: input.place || group.place,
    });
    await ctx.write.insertMany('agenda_item', standardAgenda(id, await previousMeeting(ctx.db, input.groupId, input.heldOn)));
    ctx.describe(`Plan meeting of ${longDate(input.heldOn)}`);
    return getMeetingDetail(ctx.db, id);
  },

  async update(ctx, input) {
    await editMeeting(ctx, input);
    return getMeeting(ctx.db, input.id);
  },

  async remove(ctx, { id, version }) {
    const { heldOn } = await openMeeting(ctx.db, id);
    const removed = await ctx.write.remove('meeting', id, version);
    await removeParts(ctx, id);
    ctx.describe(`Remove meeting of ${longDate(heldOn)}`);
    return { id, version: removed };
  },

  ...agendaHandlers,

  async setAttendance(ctx, { rows }) {
    const answer: Attendance[] = [];
    for (const [meetingId, own] of Map.groupBy(rows, (row) => row.meetingId)) {
      answer.push(...(await recordAttendance(ctx, await openMeeting(ctx.db, meetingId), own)));
    }
    return answer;
  },

  ...decisionHandlers,
};
