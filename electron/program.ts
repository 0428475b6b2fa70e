import { contract } from '../shared/contract.ts';
import type * as sharedRooms from '../shared/features/index.ts';
import type { FeatureModule, Program } from './core/program.ts';
import * as rooms from './features/index.ts';
import { importKindsOf, reportsOf, type Gifts, type Room, type RoomFor } from './rooms/room.ts';

/** Doesn't compile when a room of the shared wing is missing here, or lacks a handler. */
const complete: { [R in keyof typeof sharedRooms]: RoomFor<(typeof sharedRooms)[R]> } = rooms;

const ALL: readonly (Gifts & Pick<Room, 'handlers'>)[] = Object.values(complete) as never;

/** The handlers of every feature, by its name in the contract. */
function features(): Program['features'] {
  const handlers: Record<string, unknown> = {};
  for (const room of ALL) Object.assign(handlers, typeof room.handlers === 'function' ? room.handlers(ALL) : room.handlers);
  return Object.fromEntries(
    Object.entries(contract).map(([name, own]): [string, FeatureModule] => [
      name,
      { contract: own, handlers: handlers[name] as FeatureModule['handlers'] },
    ]),
  );
}

/** The rooms put together, as the core runs them. */
export const program: Program = {
  features: features(),
  migrations: Object.assign({}, ...ALL.map(({ migrations }) => migrations)),
  reversalRules: ALL.flatMap(({ refuseReversal }) => refuseReversal ?? []),
};

/** What the rooms give the demo. */
export const demoParts = ALL.flatMap(({ demo }) => demo ?? []);

/** Kinds of file that can be brought in. */
export const importKinds = importKindsOf(ALL).map(({ kind }) => kind);

/** The reports that can be made. */
export const reports = reportsOf(ALL);
