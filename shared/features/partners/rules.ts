import { holdsOn } from '../../domain/periods.ts';

/** True when a membership holds on a day, its first and last day included. */
export const isMemberOn = holdsOn;
