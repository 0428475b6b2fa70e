import { room } from '../../room.ts';
import { meetings as methods } from './contract.ts';
import { tables } from './tables.ts';

export const meetings = room({ contract: { meetings: methods }, tables });
