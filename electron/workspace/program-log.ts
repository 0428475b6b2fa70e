import { join } from 'node:path';
import { fileLog, type Log } from '../core/log.ts';

/** The program's own log, whichever of its processes writes. */
export const programLog = (dataDir: string): Log => fileLog(join(dataDir, 'planner.log'));
