import { room } from '../../room.ts';
import { homes as methods } from './contract.ts';
import { tables } from './tables.ts';

export const homes = room({ contract: { homes: methods }, tables });
