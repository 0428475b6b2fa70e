import type { Problem } from '../../../shared/features/imports/contract.ts';
import type { Breath } from '../../core/breath.ts';
import type { Incoming, ImportKindRules } from '../../rooms/import-kind.ts';
import type { DateOrder } from '../../tabular/date-order.ts';
import type { MatchedTable } from './choose-columns.ts';
import type { Outcome } from './outcome.ts';
import type { RowKinds } from './no-record.ts';
import type { RegisterPlan } from './whose-register.ts';
import type { UnknownNames } from './names.ts';
import type { UnknownWords } from './words.ts';

/** A table ready to be read row by row. */
export interface ReadyTable extends MatchedTable {
  orders: ReadonlyMap<string, DateOrder>;
  register: RegisterPlan;
  kinds: RowKinds;
  /** Sentences about rows that are no records. */
  told: string[];
}

/** A table whose rows have not been told apart yet. */
export type UnjudgedTable = Omit<ReadyTable, 'kinds' | 'told'>;

/** What rows are read into. */
export interface RowsRead {
  incoming: Incoming[];
  outcomes: Outcome[];
  problems: Problem[];
  /** Rows that became no record, by the key of the one they would be: their records are in the file all the same. */
  mentioned: Map<string, Outcome[]>;
  notes: string[];
}

/** What rows are read with. */
export interface RowsRequest {
  rules: ImportKindRules;
  words: UnknownWords;
  names: UnknownNames;
  date1904: boolean;
  today: string;
  breath: Breath;
  /** Questions about words and names that a row waits for and nothing else stops: the others need no answer yet. */
  needed: Set<string>;
  /** Rows left out by hand, as `sheet\nrow`. */
  skip: ReadonlySet<string>;
}
