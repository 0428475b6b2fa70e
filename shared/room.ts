import type { Contract } from './rpc.ts';
import type { Table } from './table.ts';

/** What a room declares for all wings: its part of the contract and its tables. */
export interface SharedRoom<C extends Contract = Contract, T extends Record<string, Table> = Record<string, Table>> {
  contract: C;
  tables: T;
}

/** Declares a room. */
export const room = <C extends Contract, T extends Record<string, Table>>(declared: SharedRoom<C, T>): SharedRoom<C, T> => declared;

type Parts<Rooms, Part extends keyof SharedRoom> = Rooms[keyof Rooms] extends infer R ? (R extends SharedRoom ? R[Part] : never) : never;
type Joined<U> = (U extends unknown ? (part: U) => void : never) extends (part: infer I) => void ? { [K in keyof I]: I[K] } : never;

/** One record of what all rooms declare. Throws when two rooms give the same name. */
export function join<Rooms extends Record<string, SharedRoom>, Part extends keyof SharedRoom>(
  rooms: Rooms,
  part: Part,
): Joined<Parts<Rooms, Part>> {
  const joined: Record<string, unknown> = {};
  for (const [room, declared] of Object.entries(rooms)) {
    for (const [name, value] of Object.entries(declared[part])) {
      if (Object.hasOwn(joined, name)) throw new Error(`${room} declares “${name}”, which another room has already.`);
      joined[name] = value;
    }
  }
  return joined as Joined<Parts<Rooms, Part>>;
}
