import { decisionRef, prefixFor } from '../../../shared/domain/refs.ts';
import type { WriteCtx } from '../../core/context.ts';
import { DECISIONS, EVERYBODY, GROUPS, LAUNCH, NEXT, ORGANISATIONS, PARTNERSHIP, PEOPLE } from './facts.ts';

/** Birmingham's housing partnership as it was announced, and nothing that was not. */
export async function fillBirmingham(ctx: WriteCtx): Promise<void> {
  await ctx.write.insert('partnership', { ...PARTNERSHIP, sample: 'birmingham' });
  const speakers = await insertPeople(ctx, await insertOrganisations(ctx));
  const everybody = await insertGroups(ctx);
  await insertMeetings(ctx, everybody, speakers);
}

async function insertOrganisations(ctx: WriteCtx): Promise<Map<string, string>> {
  const nothing = { rshCode: null, designation: null, corporateForm: '', registeredOn: null, website: '' };
  const ids = await ctx.write.insertMany(
    'organisation',
    Object.values(ORGANISATIONS).map((fact) => ({ ...fact, ...nothing, isPartner: true })),
  );
  return new Map(Object.keys(ORGANISATIONS).map((key, at) => [key, ids[at]!]));
}

/** Answers the ids of those who spoke. */
async function insertPeople(ctx: WriteCtx, organisations: Map<string, string>): Promise<string[]> {
  const ids = await ctx.write.insertMany(
    'person',
    PEOPLE.map(({ spoke: _spoke, organisation, ...fact }) => ({
      ...fact,
      organisationId: organisations.get(organisation ?? '') ?? null,
      email: '',
    })),
  );
  return ids.filter((_, at) => PEOPLE[at]!.spoke);
}

async function insertGroups(ctx: WriteCtx): Promise<string> {
  const taken = new Set<string>();
  const everybody = ctx.newId();
  await ctx.write.insertMany(
    'working_group',
    [EVERYBODY, ...GROUPS].map((fact, at) => {
      const refPrefix = prefixFor(fact.name, taken);
      taken.add(refPrefix);
      const unsaid = {
        cadence: 'as_needed' as const,
        quorumRule: 'none' as const,
        quorumValue: null,
        agreedOn: null,
        reviewOn: null,
        defaultPlace: '',
      };
      return {
        id: at === 0 ? everybody : ctx.newId(),
        ...fact,
        parentGroupId: at === 0 ? null : everybody,
        ...unsaid,
        refPrefix,
      };
    }),
  );
  return everybody;
}

async function insertMeetings(ctx: WriteCtx, groupId: string, speakers: string[]): Promise<void> {
  const unsaid = { groupId, startsAt: null, endsAt: null, place: '' };
  const launch = await ctx.write.insert('meeting', { ...LAUNCH, ...unsaid, stage: 'draft_minutes' });
  await ctx.write.insert('meeting', { ...NEXT, ...unsaid, stage: 'draft', notes: '' });
  await ctx.write.insertMany(
    'attendance',
    speakers.map((personId) => ({
      meetingId: launch,
      personId,
      state: 'present',
      deputyName: '',
      joinedItem: null,
      leftItem: null,
    })),
  );
  await ctx.write.insertMany(
    'decision',
    DECISIONS.map((text, at) => ({
      meetingId: launch,
      agendaItemId: null,
      ref: decisionRef(null, at + 1),
      text,
      outcome: 'agreed',
      decidedOn: LAUNCH.heldOn,
    })),
  );
}
