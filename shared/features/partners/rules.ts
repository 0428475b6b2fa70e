/** True when a membership holds on a day, its first and last day included. */
export const isMemberOn = (member: { fromOn: string | null; toOn: string | null }, day: string): boolean =>
  (member.fromOn ?? day) <= day && (member.toOn ?? day) >= day;
