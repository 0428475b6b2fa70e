import type { WriteCtx } from '../../core/context.ts';
import type { NewFields } from '../../core/write.ts';
import type { EntityName, Rows } from '../../../shared/tables.ts';
import type { DemoOptions } from '../../rooms/room.ts';

/** A part of the demo is made with. */
export interface DemoEnv extends DemoOptions {
  ctx: WriteCtx;
}

export type Need = Rows['commitment']['need'];
export type Tenure = Rows['commitment']['tenure'];

/** A record whose id others point at. */
export type Made<E extends EntityName> = NewFields<E> & { id: string };

/** An organisation as the word lists give it. */
export interface OrganisationSeed {
  name: string;
  shortName: string;
  sector: Rows['organisation']['sector'];
  form: string;
  /** How much of the work it takes on. */
  weight: number;
  designation?: Rows['organisation']['designation'];
  /** Specialist needs it builds for; general ones when left out. */
  needs?: Need[];
  tenure?: Tenure;
}

/** An organisation of the demo with its people, the most senior first. */
export interface Organisation {
  id: string;
  seed: OrganisationSeed;
  people: Made<'person'>[];
}

export interface Partners {
  council: Organisation;
  providers: Organisation[];
  others: Organisation[];
  /** Council people by what they lead on. */
  councilLeads: Map<string, Made<'person'>>;
}

/** Which of the five kinds of group: each has its own topics. */
export type GroupKind = 'board' | 'supply' | 'care' | 'need' | 'private';

/** Who does an action or leads an item: a council lead's key, a sector, or the provider of the site talked about. */
export type Who =
  | 'provider'
  | 'director'
  | 'planning'
  | 'officer'
  | 'development'
  | 'care'
  | 'need'
  | 'private'
  | 'lettings'
  | 'land'
  | 'health'
  | 'police'
  | 'fire'
  | 'jobcentre'
  | 'education'
  | 'voluntary'
  | 'chair';

/** Something groups talk about again and again. `{site}` and its like are filled in. */
export interface Topic {
  title: string;
  purpose: 'decide' | 'discuss' | 'note';
  lead: Who;
  /** Sentences for the minutes; some of them are used. */
  said: string[];
  decisions: string[];
  actions: [Who, string][];
  /** Comes up once a year. */
  yearly?: boolean;
}

/** A site with what the meetings say about it. */
export interface Scheme {
  id: string;
  name: string;
  ward: string;
  provider: Organisation;
  need: string;
  homes: number;
  built: boolean;
}
