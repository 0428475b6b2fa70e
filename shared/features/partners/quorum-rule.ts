import { z } from 'zod';
import { codes, codesOf } from '../../domain/codes.ts';
import type { DatedQuorumRule, QuorumPart, QuorumRule } from '../../domain/quorum/rule.ts';
import { problemsOfDates, type DatesProblem } from '../../domain/quorum/in-force.ts';
import { longDate } from '../../domain/uk-dates.ts';
import { AppError } from '../../errors.ts';
import { Id, IsoDate, Line } from '../../fields.ts';
import { MEMBERSHIPS, SECTORS } from './codes.ts';

/** What a part of a quorum asks for, as a person picks it. */
export const QUORUM_PARTS = codes([
  { code: 'number', label: 'A number of members' },
  { code: 'fraction', label: 'A share of the members' },
  { code: 'all', label: 'All members' },
  { code: 'role', label: 'At least, in a role' },
  { code: 'sector', label: 'At least, from a sector' },
  { code: 'named_role', label: 'A named role' },
  { code: 'organisation', label: 'A named organisation' },
  { code: 'each_organisation', label: 'One from each organisation of a kind' },
]);

/** What is one in a count. */
export const COUNT_BY = codes([
  { code: 'person', label: 'Person' },
  { code: 'organisation', label: 'Organisation' },
]);

/** Who may stand in for a member and count. */
export const DEPUTY_RULES = codes([
  { code: 'named', label: 'Named deputies count' },
  { code: 'any', label: 'Anybody sent counts' },
  { code: 'none', label: 'Deputies don’t count' },
]);

/** What becomes of a share that is no whole number. */
export const ROUNDINGS = codes([
  { code: 'up', label: 'Rounded up' },
  { code: 'more_than', label: 'More than' },
]);

const AtLeast = z
  .int({ error: 'Enter a whole number of members, like 3.' })
  .min(1, { error: 'Ask for at least 1.' })
  .max(500, { error: 'Ask for 500 or fewer.' });
const Sector = z.enum(codesOf(SECTORS)).refine((sector) => sector !== 'not_specified', { error: 'Choose a sector.' });

const Part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), atLeast: AtLeast }),
  z
    .strictObject({
      kind: z.literal('fraction'),
      numerator: z.int().min(1).max(100),
      denominator: z.int().min(1).max(100),
      rounding: z.enum(codesOf(ROUNDINGS)),
    })
    .refine(({ numerator, denominator }) => numerator <= denominator, { error: 'Ask for no more than all members.' })
    .refine(({ numerator, denominator, rounding }) => rounding === 'up' || numerator < denominator, {
      error: 'Nobody can be more than all members. Choose all members instead.',
    }),
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('sector'), sector: Sector, atLeast: AtLeast }),
  z.strictObject({ kind: z.literal('role'), role: Line, atLeast: AtLeast }),
  z.strictObject({ kind: z.literal('named_role'), role: Line }),
  z.strictObject({ kind: z.literal('organisation'), organisationId: Id, atLeast: AtLeast }),
  z.strictObject({ kind: z.literal('each_organisation'), sector: Sector, atLeast: AtLeast }),
]) satisfies z.ZodType<QuorumPart>;

/** A part as what it asks about, without how many: two of the same would contradict or repeat each other. */
const subjectOf = (part: QuorumPart): string => {
  if (part.kind === 'number' || part.kind === 'fraction' || part.kind === 'all') return 'members';
  if (part.kind === 'organisation') return `organisation ${part.organisationId}`;
  return 'sector' in part ? `${part.kind} ${part.sector}` : `role ${part.role.toLowerCase()}`;
};

/** A group's quorum as data. No parts: the group has agreed that it needs no quorum. */
export const QuorumRuleData = z
  .strictObject({
    version: z.literal(1),
    countBy: z.enum(codesOf(COUNT_BY)),
    memberships: z.array(z.enum(codesOf(MEMBERSHIPS))).min(1, { error: 'Choose who counts.' }),
    deputies: z.enum(codesOf(DEPUTY_RULES)),
    parts: z.array(Part).max(20, { error: 'Use 20 parts or fewer.' }),
  })
  .superRefine(({ parts }, check) => {
    const seen = new Set<string>();
    for (const [at, part] of parts.entries()) {
      const subject = subjectOf(part);
      if (seen.has(subject))
        check.addIssue({ code: 'custom', path: ['parts', at], message: 'An earlier part asks about the same. Keep one of the two.' });
      seen.add(subject);
    }
  }) satisfies z.ZodType<QuorumRule>;

function sentenceOf({ kind, fromOn, toOn }: DatesProblem): string {
  const [from, to] = [fromOn && longDate(fromOn), toOn && longDate(toOn)];
  if (kind === 'ends_before_start') return `A rule starts on ${from} and ends before that, on ${to}. Move one of the two days.`;
  const days = [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ') || 'at all times';
  if (kind === 'gap') return `No rule is in force ${days}. Start the later one earlier.`;
  return `Two rules are in force ${days}. End the earlier one the day before the later one starts.`;
}

/** The rules of a group with the days each is in force, without days that two claim or none does. */
export const QuorumRules = z
  .array(z.strictObject({ rule: QuorumRuleData, fromOn: IsoDate.nullable(), toOn: IsoDate.nullable() }))
  .superRefine((rules, check) => {
    for (const problem of problemsOfDates(rules)) check.addIssue({ code: 'custom', message: sentenceOf(problem) });
  }) satisfies z.ZodType<DatedQuorumRule[]>;

/** A stored rule as text, always the same for the same rule. */
export const quorumRuleText = (rule: QuorumRule): string => JSON.stringify(QuorumRuleData.parse(rule));

/** Reads a stored rule. Throws `validation` on text that is none, such as one of a later version of the program. */
export function readQuorumRule(text: string): QuorumRule {
  const read = QuorumRuleData.safeParse(parsed(text));
  if (read.success) return read.data;
  throw new AppError('validation', 'The stored quorum rule can’t be read.', { remedy: 'Enter the rule again in the terms of reference.' });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
