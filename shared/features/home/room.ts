import { room } from '../../room.ts';
import { home as methods } from './contract.ts';

export const home = room({ contract: { home: methods }, tables: {} });
