import type { Contract, Feature, Right } from '../../shared/rpc.ts';
import type { Migrations } from '../db/migrate.ts';
import type { Actor } from './actor.ts';
import type { ReversalRule } from './undo.ts';

/** A feature as the core takes it: its part of the contract and the handlers. */
export interface FeatureModule {
  contract: Feature;
  handlers: Record<string, (ctx: never, input: never) => Promise<unknown>>;
}

/** All that the core runs but knows nothing of: what the rooms bring, put together. */
export interface Program {
  /** By name in the contract. */
  features: Record<keyof Contract, FeatureModule>;
  migrations: Migrations;
  /** What Undo and Redo, which go past the handlers, must not touch either. */
  reversalRules: readonly ReversalRule[];
}

/** Answers whether somebody may do what a command needs. */
export type MayDo = (actor: Actor, right: Right) => boolean;
