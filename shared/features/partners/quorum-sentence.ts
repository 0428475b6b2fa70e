import type { QuorumChange } from '../../domain/quorum/changes.ts';
import type { QuorumPart, QuorumRule } from '../../domain/quorum/rule.ts';
import { ORGANISATIONS, REPRESENTATIVES, WORDS } from './quorum-words.ts';

/** The name of an organisation; undefined when it is not here. */
type NameOf = (organisationId: string) => string | undefined;

interface Noun {
  one: string;
  many: string;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A role within a sentence: a small letter first, unless the word is capitals, like NHS. */
const small = (role: string): string => (/^\p{Lu}(?!\p{Lu})/u.test(role) ? role.charAt(0).toLowerCase() + role.slice(1) : role);

const inWords = (count: number): string => WORDS.numbers[count] ?? String(count);
const counted = (count: number, { one, many }: Noun, number = inWords(count)): string => `${number} ${count === 1 ? one : many}`;

/** Joins as people do: "a, b and c". */
const listed = (parts: readonly string[]): string => {
  const [last = '', ...before] = parts.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
};

const unitOf = (rule: QuorumRule): Noun => (rule.countBy === 'person' ? WORDS.member : WORDS.organisation);

function shareOf(part: Extract<QuorumPart, { kind: 'fraction' }>, rule: QuorumRule): string {
  const { numerator, denominator, rounding } = part;
  const named = WORDS.fractions.get(`${numerator}/${denominator}`);
  const share = named ?? (denominator === 100 ? `${numerator}%` : `${numerator}/${denominator}`);
  const of = `${share} of the ${unitOf(rule).many}`;
  return rounding === 'up' ? `${of}, rounded up` : `more than ${of}`;
}

/** The parts that say how many there must be of all. */
function wholePart(part: QuorumPart, rule: QuorumRule): string | undefined {
  if (part.kind === 'all') return WORDS.all[rule.countBy];
  if (part.kind === 'fraction') return shareOf(part, rule);
  return part.kind === 'number' ? counted(part.atLeast, unitOf(rule), String(part.atLeast)) : undefined;
}

const nounOf = (sector: string, words: Readonly<Record<string, Noun>>): Noun => words[sector] ?? { one: sector, many: sector };

/** The other parts, as they stand after "at least". */
function detail(part: QuorumPart, rule: QuorumRule, nameOf: NameOf): string {
  switch (part.kind) {
    case 'sector':
      return counted(part.atLeast, nounOf(part.sector, rule.countBy === 'person' ? REPRESENTATIVES : ORGANISATIONS));
    case 'role':
      return part.atLeast === 1 ? `one ${small(part.role)}` : `${inWords(part.atLeast)} in the role of ${small(part.role)}`;
    case 'named_role':
      return `the ${part.role}`;
    case 'organisation':
      return `${inWords(part.atLeast)} from ${nameOf(part.organisationId) ?? WORDS.anOrganisation}`;
    case 'each_organisation':
      return `${inWords(part.atLeast)} from each ${nounOf(part.sector, ORGANISATIONS).one}`;
    default:
      return wholePart(part, rule) ?? '';
  }
}

/** One part of a rule as words, such as "one health representative". */
export const partWords = (part: QuorumPart, rule: QuorumRule, nameOf: NameOf): string =>
  wholePart(part, rule) ?? detail(part, rule, nameOf);

/** The rule as it is agreed and printed: "7 members, with at least one councillor and the Director of Public Health". */
export function quorumSentence(rule: QuorumRule, nameOf: NameOf): string {
  if (rule.parts.length === 0) return WORDS.none;
  const whole = rule.parts.flatMap((part) => wholePart(part, rule) ?? []);
  // What is counted stands before what is named, or "at least" would stand before a title.
  const rest = rule.parts.filter((part) => wholePart(part, rule) === undefined).toSorted((a, b) => rank(a) - rank(b));
  const details = rest.map((part) => detail(part, rule, nameOf));
  const atLeast = rest[0]?.kind === 'named_role' ? '' : 'at least ';
  const head = listed(whole);
  const tail = details.length === 0 ? '' : `${atLeast}${listed(details)}`;
  const once = rule.countBy === 'organisation' ? `; ${WORDS.oneVote}` : '';
  return capital([head, tail].filter(Boolean).join(', with ')) + once;
}

const rank = (part: QuorumPart): number => (part.kind === 'named_role' ? 1 : 0);

/** What the minutes say by themselves where the quorum changes: who left or came, and what was lacking. */
export function changeSentence(change: QuorumChange, rule: QuorumRule, nameOf: NameOf): string {
  const { to, left, joined, lacking } = change;
  const { minutes } = WORDS;
  const who = to === 'met' ? joined : left;
  const names = listed(who.map((person) => person.name));
  const because = who.length === 0 ? '' : `${names} ${to === 'met' ? 'joined' : 'left'}`;
  const missing = lacking.map((part) =>
    part.missing.length > 0
      ? `nobody from ${listed(part.missing)}`
      : `needed: ${partWords(part.part, rule, nameOf)}, there: ${part.counted}`,
  );
  const what = to === 'met' ? minutes.regained : to === 'not_known' ? minutes.notKnown : because ? minutes.lost : minutes.notMet;
  const why = [because, ...(to === 'met' ? [] : missing)].filter(Boolean).join('; ');
  return why ? `${what}: ${why}.` : `${what}.`;
}
