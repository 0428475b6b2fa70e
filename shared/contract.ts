import * as rooms from './features/index.ts';
import { join } from './room.ts';
import { workspace } from './workspace.ts';

/** Every method the core answers, by feature. */
export const contract = join(rooms, 'contract');

/** What the host answers by itself, whether or not a partnership is open. */
export const hostContract = { workspace };

/** Everything a screen can call. */
export const appContract = { ...contract, ...hostContract };

export type CoreContract = typeof contract;
export type HostContract = typeof hostContract;
export type AppContract = typeof appContract;
