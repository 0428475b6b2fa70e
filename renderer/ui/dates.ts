import { ukDay } from '../../shared/domain/dates.ts';

/** The day it is in the United Kingdom, which is the core's day too. */
export const ukToday = (): string => ukDay(new Date().toISOString());
