import { room } from '../../room.ts';
import { actions as methods } from './contract.ts';
import { tables } from './tables.ts';

export const actions = room({ contract: { actions: methods }, tables });
