import { notInBin } from '../../../core/bin.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { groups as contract } from '../../../../shared/features/partners/groups.ts';
import type { FeatureHandlers, WriteCtx } from '../../../core/context.ts';
import { tableOf } from '../../../../shared/tables.ts';
import { assertOrder } from '../../../core/order.ts';
import { getGroup, getGroupDetail, getMember, hasMeetings, isMember, listGroups, personName } from './queries.ts';
import { refuseCircle, choosePrefix } from './rules.ts';

/** Groups below a removed one report to nobody, and its memberships go with it: a person in no group can be removed. */
async function letGo(ctx: WriteCtx, id: string): Promise<void> {
  const members = await ctx.db.selectFrom('group_member').select(['id', 'version']).where('group_id', '=', id).where(notInBin()).execute();
  await ctx.write.removeMany('group_member', members);
  const below = await ctx.db
    .selectFrom('working_group')
    .select(['id', 'version'])
    .where('parent_group_id', '=', id)
    .where(notInBin())
    .execute();
  for (const group of below) await ctx.write.update('working_group', group.id, group.version, { parentGroupId: null });
}

/** A meeting that isn't held yet and is called as its group is goes by the group's new name; past ones keep the one they had. */
async function renamePlanned(ctx: WriteCtx, groupId: string, before: string, now: string): Promise<void> {
  const planned = await ctx.db
    .selectFrom('meeting')
    .select(['id', 'version'])
    .where('group_id', '=', groupId)
    .where('title', '=', before)
    .where('stage', 'in', ['draft', 'circulated'])
    .where(notInBin())
    .execute();
  if (planned.length === 0) return;
  ctx.needs(tableOf('meeting').needs);
  await ctx.write.updateMany(
    'meeting',
    planned.map((seen) => ({ ...seen, changes: { title: now } })),
  );
}

export const groups: FeatureHandlers<typeof contract> = {
  list: (ctx) => listGroups(ctx.db, ctx.today),

  get: (ctx, { id }) => getGroupDetail(ctx.db, id, ctx.today),

  async create(ctx, input) {
    if (input.parentGroupId) await getGroup(ctx.db, input.parentGroupId);
    assertOrder('working_group', input);
    const refPrefix = await choosePrefix(ctx.db, { id: null, name: input.name, refPrefix: input.refPrefix });
    const id = await ctx.write.insert('working_group', { ...input, refPrefix });
    ctx.describe(`Add ${input.name}`);
    return getGroup(ctx.db, id);
  },

  async update(ctx, { id, version, changes }) {
    const before = await getGroup(ctx.db, id);
    const { name } = before;
    assertOrder('working_group', { ...before, ...changes }, changes);
    const next = { ...changes };
    if (next.refPrefix !== undefined)
      next.refPrefix = await choosePrefix(ctx.db, { id, name: next.name ?? name, refPrefix: next.refPrefix });
    if (next.parentGroupId) {
      await getGroup(ctx.db, next.parentGroupId);
      await refuseCircle(ctx.db, id, next.parentGroupId);
    }
    await ctx.write.update('working_group', id, version, next);
    if (next.name !== undefined && next.name !== name) await renamePlanned(ctx, id, name, next.name);
    ctx.describe(`Edit ${next.name ?? name}`);
    return getGroup(ctx.db, id);
  },

  async remove(ctx, { id, version }) {
    const { name } = await getGroup(ctx.db, id);
    if (await hasMeetings(ctx.db, id)) {
      throw new AppError('in_use', `${name} has meetings.`, {
        remedy: 'Remove its meetings first, or keep the group as the record of them.',
      });
    }
    ctx.describe(`Remove ${name}`);
    const removed = await ctx.write.remove('working_group', id, version);
    await letGo(ctx, id);
    return { id, version: removed };
  },

  async addMember(ctx, input) {
    const [group, person] = [await getGroup(ctx.db, input.groupId), await personName(ctx.db, input.personId)];
    if (await isMember(ctx.db, input.groupId, input.personId)) {
      throw new AppError('duplicate', `${person} is already a member of ${group.name}.`, {
        remedy: 'Edit the membership instead.',
      });
    }
    if (input.deputyPersonId) await personName(ctx.db, input.deputyPersonId);
    assertOrder('group_member', input);
    const id = await ctx.write.insert('group_member', input);
    ctx.describe(`Add ${person} to ${group.name}`);
    return getMember(ctx.db, id);
  },

  async updateMember(ctx, { id, version, changes }) {
    if (changes.deputyPersonId) await personName(ctx.db, changes.deputyPersonId);
    assertOrder('group_member', { ...(await getMember(ctx.db, id)), ...changes }, changes);
    await ctx.write.update('group_member', id, version, changes);
    const member = await getMember(ctx.db, id);
    ctx.describe(`Edit membership of ${member.personName}`);
    return member;
  },

  async removeMember(ctx, { id, version }) {
    const { personName: person, groupId } = await getMember(ctx.db, id);
    const { name } = await getGroup(ctx.db, groupId);
    ctx.describe(`Remove ${person} from ${name}`);
    return { id, version: await ctx.write.remove('group_member', id, version) };
  },
};
