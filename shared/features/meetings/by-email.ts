import type { Holidays } from '../../domain/bank-holidays.ts';
import type { AssentRule } from '../../domain/decision-rule.ts';
import { workingDaysAfter } from '../../domain/working-days.ts';

/** What was asked by e-mail, and what came back by today. */
export interface EmailDecision {
  /** Members asked, by their ids. */
  members: readonly string[];
  replies: readonly { personId: string; reply: 'assent' | 'object' }[];
  sentOn: string;
  today: string;
  holidays: Holidays;
}

/** Where a decision by e-mail stands. */
export interface EmailOutcome {
  outcome: 'open' | 'agreed' | 'not_agreed';
  /** Last day to answer. */
  closesOn: string;
  assented: readonly string[];
  objected: readonly string[];
  silent: readonly string[];
}

/** Where a decision by e-mail stands. The last reply of a person counts; it is open to the end of its last day. */
export function emailOutcome(rule: AssentRule, decision: EmailDecision): EmailOutcome {
  const { members, sentOn, today, holidays } = decision;
  const last = new Map(decision.replies.map(({ personId, reply }) => [personId, reply]));
  const of = (reply: 'assent' | 'object' | undefined): string[] => members.filter((id) => last.get(id) === reply);
  const [assented, objected, silent] = [of('assent'), of('object'), of(undefined)];
  const closesOn = workingDaysAfter(sentOn, rule.workingDays, holidays);
  const closed = today > closesOn;
  const needed = rule.needed === 'all' ? members.length : Math.floor(members.length / 2) + 1;
  const enough = (assents: number): boolean => members.length > 0 && assents >= needed;
  const outcome = ((): EmailOutcome['outcome'] => {
    if (rule.objection === 'stops' && objected.length > 0) return 'not_agreed';
    // Those still silent may object until the last day, unless it can't change anything.
    if (enough(assented.length) && (rule.objection === 'counts' || silent.length === 0)) return 'agreed';
    if (!enough(assented.length + silent.length)) return 'not_agreed';
    if (!closed) return 'open';
    return enough(assented.length + (rule.silence === 'assent' ? silent.length : 0)) ? 'agreed' : 'not_agreed';
  })();
  return { outcome, closesOn, assented, objected, silent };
}
