import type { Contract } from './rpc.ts';
import type { Table } from './table.ts';

/** What a room declares for all wings: its part of the contract, its tables, and the kinds of file that bring records in. */
export interface SharedRoom<
  C extends Contract = Contract,
  T extends Record<string, Table> = Record<string, Table>,
  I extends Record<string, string> = Record<string, string>,
> {
  contract: C;
  tables: T;
  /** What a person calls such a file, by the name callers use. */
  imports: I;
}

/** Declares a room. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a room that brings no file in
export const room = <C extends Contract, T extends Record<string, Table>, const I extends Record<string, string> = {}>(declared: {
  contract: C;
  tables: T;
  imports?: I;
}): SharedRoom<C, T, I> => ({ ...declared, imports: declared.imports ?? ({} as I) });

type Parts<Rooms, Part extends keyof SharedRoom> = Rooms[keyof Rooms] extends infer R ? (R extends SharedRoom ? R[Part] : never) : never;
type Joined<U> = (U extends unknown ? (part: U) => void : never) extends (part: infer I) => void ? { [K in keyof I]: I[K] } : never;

/** One record of what several give by name. Throws when two give the same name. */
export function joinNamed<V>(
  given: Iterable<readonly [giver: string, named: Readonly<Record<string, V>>]>,
  what?: string,
): Record<string, V> {
  const joined: Record<string, V> = {};
  for (const [giver, named] of given) {
    for (const [name, value] of Object.entries(named)) {
      if (Object.hasOwn(joined, name))
        throw new Error(`${giver} declares ${what === undefined ? '' : `the ${what} `}“${name}”, which another room has already.`);
      joined[name] = value;
    }
  }
  return joined;
}

/** One record of what all rooms declare. Throws when two rooms give the same name. */
export const join = <Rooms extends Record<string, SharedRoom>, Part extends keyof SharedRoom>(
  rooms: Rooms,
  part: Part,
): Joined<Parts<Rooms, Part>> =>
  joinNamed(Object.entries(rooms).map(([room, declared]) => [room, declared[part] as Record<string, unknown>] as const)) as Joined<
    Parts<Rooms, Part>
  >;
