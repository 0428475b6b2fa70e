import { room } from '../../room.ts';
import { system as methods } from './contract.ts';

export const system = room({ contract: { system: methods }, tables: {} });
