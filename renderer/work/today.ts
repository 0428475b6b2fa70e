import { ukDay } from '../../shared/domain/dates.ts';

/** The day it is in the United Kingdom. */
export const ukToday = (): string => ukDay(new Date().toISOString());
