import type { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { actions as contract } from '../../../shared/features/actions/contract.ts';
import type { FeatureHandlers, WriteCtx } from '../../core/context.ts';
import { addAndEdit } from '../../core/add-and-edit.ts';
import { alone, amongEdits, amongNew, judgeEach, type PlaceOf } from '../../core/edits.ts';
import { assertOrder } from '../../core/order.ts';
import type { Seen } from '../../core/write.ts';
import { linked, loadLinks, nextRef } from './links.ts';
import { actionsHome, overdueCount } from './home.ts';
import { actionsOfMeeting, getAction, getActionDetail, getActions, listActions, partOfActions } from './queries.ts';
import { given, NOTHING, settle } from './rules.ts';

type Edit = z.output<typeof contract.update.input>;
type NewUpdate = z.output<typeof contract.addUpdate.input>;

type New = z.output<typeof contract.create.input>;
type Links = Awaited<ReturnType<typeof loadLinks>>;

/** A new action as it is to be kept, but for its reference. Throws, naming the field, what the rules refuse. */
function settleNew(input: New, links: Links, today: string) {
  const fields = settle(NOTHING, given(input), links, today);
  const meetingId = fields.meetingId ?? null;
  const raisedOn = fields.raisedOn ?? (meetingId ? linked(links.meetings, meetingId, 'meetingId').heldOn : today);
  // Of an old action nobody may know when it was raised: today is then only when it was entered.
  if (fields.raisedOn || meetingId) assertOrder('action', { raisedOn, dueOn: input.dueOn });
  return {
    title: input.title,
    ownerPersonId: input.ownerPersonId,
    organisationId: fields.organisationId ?? null,
    groupId: fields.groupId ?? null,
    meetingId,
    agendaItemId: input.agendaItemId,
    raisedOn,
    dueOn: input.dueOn,
    originalDueOn: input.dueOn,
    status: input.status,
    priority: input.priority,
    closedOn: fields.closedOn ?? null,
  };
}

const ACTIONS = { one: 'action', other: 'actions' };

/** Adds actions by the same rules, whether one or many, each with the next reference of its group and year. */
async function insertActions(ctx: WriteCtx, inputs: New[], placeOf: PlaceOf): Promise<string[]> {
  const links = await loadLinks(ctx.db, inputs);
  const settled = judgeEach(inputs, placeOf, (input) => settleNew(input, links, ctx.today));
  const ids: string[] = [];
  for (const fields of settled) {
    const { ref, number } = await nextRef(ctx.db, fields.groupId, fields.raisedOn);
    ctx.describe(inputs.length === 1 ? `Add action ${ref}` : `Add ${inputs.length} actions`);
    ids.push(await ctx.write.insert('action', { ref, number, ...fields }));
  }
  return ids;
}

/** Edits actions by the same rules, whether one or many, after reading what they need once. */
async function editActions(ctx: WriteCtx, edits: Edit[], placeOf: PlaceOf): Promise<Seen[]> {
  const before = await getActions(
    ctx.db,
    edits.map(({ id }) => id),
    ctx.today,
  );
  const links = await loadLinks(ctx.db, [...before, ...edits.map((edit) => edit.changes)]);
  const settled = judgeEach(edits, placeOf, ({ id, version, changes }, at) => {
    const next = settle(before[at]!, changes, links, ctx.today);
    assertOrder('action', { ...before[at]!, ...next }, changes);
    return { id, version, changes: next };
  });
  ctx.describe(edits.length === 1 ? `Edit action ${before[0]!.ref}` : `Edit ${edits.length} actions`);
  return ctx.write.updateMany('action', settled);
}

async function insertUpdate(ctx: WriteCtx, input: NewUpdate): Promise<void> {
  const action = await getAction(ctx.db, input.id, ctx.today);
  const status = input.status !== undefined && input.status !== action.status ? input.status : undefined;
  const dueOn = input.dueOn !== undefined && input.dueOn !== action.dueOn ? input.dueOn : undefined;
  if (input.text.trim() === '' && status === undefined && dueOn === undefined) {
    throw new AppError('validation', 'This update says nothing yet.', {
      remedy: 'Write what happened, or change the status or the due date.',
      issues: [{ path: ['text'], message: 'Write what happened, or change the status or the due date.' }],
    });
  }
  if (dueOn) assertOrder('action', { raisedOn: action.raisedOn, dueOn });
  const links = { people: new Map(), meetings: new Map(), items: new Map() };
  // An update without a change still checks the version seen: its words answer what the person read.
  await ctx.write.update('action', input.id, input.version, settle(action, { status, dueOn }, links, ctx.today));
  await ctx.write.insert('action_update', {
    actionId: input.id,
    madeOn: ctx.today,
    text: input.text.trim(),
    status: status ?? null,
    dueOn: dueOn ?? null,
    reason: input.reason.trim(),
  });
  ctx.describe(`Update action ${action.ref}`);
}

export const actions: FeatureHandlers<typeof contract> = {
  part: (ctx, input) => partOfActions(ctx.db, input, ctx.today),

  list: (ctx, input) => listActions(ctx, input),

  get: (ctx, { id }) => getActionDetail(ctx.db, id, ctx.today),

  ofMeeting: (ctx, { meetingId }) => actionsOfMeeting(ctx.db, meetingId, ctx.today),

  home: (ctx, { organisationId }) => actionsHome(ctx.db, ctx.today, organisationId),

  overdueCount: (ctx) => overdueCount(ctx.db, ctx.today),

  async create(ctx, input) {
    const [id] = await insertActions(ctx, [input], () => []);
    return getAction(ctx.db, id!, ctx.today);
  },

  createMany: (ctx, input) =>
    addAndEdit(ctx, input, ACTIONS, {
      add: (records) => insertActions(ctx, records, amongNew),
      edit: (edits) => editActions(ctx, edits, amongEdits),
    }),

  async update(ctx, edit) {
    await editActions(ctx, [edit], alone);
    return getAction(ctx.db, edit.id, ctx.today);
  },

  updateMany: (ctx, { edits }) => editActions(ctx, edits, amongEdits),

  async addUpdate(ctx, input) {
    await insertUpdate(ctx, input);
    return getActionDetail(ctx.db, input.id, ctx.today);
  },

  async remove(ctx, { id, version }) {
    const { ref } = await getAction(ctx.db, id, ctx.today);
    ctx.describe(`Remove action ${ref}`);
    return { id, version: await ctx.write.remove('action', id, version) };
  },
};
