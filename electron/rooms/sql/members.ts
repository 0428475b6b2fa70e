import { sql, type RawBuilder } from 'kysely';

/** Holds for memberships (`group_member`, by its alias) on a day, first and last day included: `isMemberOn` in SQL. */
export const memberOn = (alias: string, day: string): RawBuilder<boolean> => {
  const [from, to] = [sql.ref(`${alias}.from_on`), sql.ref(`${alias}.to_on`)];
  return sql<boolean>`(${from} is null or ${from} <= ${day}) and (${to} is null or ${to} >= ${day})`;
};
