import type { ComponentType } from 'react';
import type { Input, Output } from '../../shared/rpc.ts';
import type { At, QueryName } from '../api/query.tsx';
import type { Preferences } from './preferences.ts';

/** Whom Home is for: what the person mainly does, and a representative's own organisation. */
export interface Viewer {
  role: Preferences['role'];
  organisationId: string | null;
}

/** A card of Home for one role, with the one query it is made from. Home waits until all its cards have data. */
export interface HomeCard<Name extends QueryName = QueryName> {
  role: Preferences['role'];
  column: 'main' | 'side';
  /** Its place in the column. */
  order: number;
  query: Name;
  input: (viewer: Viewer) => Input<At<Name>>;
  Card: ComponentType<{ data: Output<At<Name>>; viewer: Viewer }>;
  /** True while its room is empty: when all say so, Home shows the first steps instead. */
  isBare?: (data: Output<At<Name>>) => boolean;
  /** Whether it stands beside the first steps. */
  besideFirstSteps?: (data: Output<At<Name>>) => boolean;
}

/** Declares a card; beyond this line its query and its data are only known to fit each other. */
export const homeCard = <Name extends QueryName>(card: HomeCard<Name>): HomeCard => card;
