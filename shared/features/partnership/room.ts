import { room } from '../../room.ts';
import { partnership as methods } from './contract.ts';
import { tables } from './tables.ts';

export const partnership = room({ contract: { partnership: methods }, tables });
