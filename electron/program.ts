import { contract } from '../shared/contract.ts';
import type * as sharedRooms from '../shared/features/index.ts';
import { joinNamed } from '../shared/room.ts';
import type { FeatureModule, Program } from './core/program.ts';
import * as rooms from './features/index.ts';
import { gather, type Gifts, type Room, type RoomFor } from './rooms/room.ts';

/** Doesn't compile when a room of the shared wing is missing here, or lacks a handler. */
const complete: { [R in keyof typeof sharedRooms]: RoomFor<(typeof sharedRooms)[R]> } = rooms;

const ALL: Readonly<Record<string, Gifts & Pick<Room, 'handlers'>>> = complete;

/** What they give, each by its name. */
const given = gather(ALL);

/** The handlers of every feature, by its name in the contract. */
function features(): Program['features'] {
  const handlers = joinNamed<unknown>(
    Object.entries(ALL).map(([room, own]) => [room, typeof own.handlers === 'function' ? own.handlers(given) : own.handlers] as const),
    'feature',
  );
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
  migrations: given.migrations,
  reversalRules: Object.values(ALL).flatMap(({ refuseReversal }) => refuseReversal ?? []),
};

/** What the rooms give the demo. */
export const demoParts = Object.values(ALL).flatMap(({ demo }) => demo ?? []);

/** Kinds of file that can be brought in. */
export const importKinds = given.imports.map(({ kind }) => kind);

/** The reports that can be made. */
export const reports = given.reports;
