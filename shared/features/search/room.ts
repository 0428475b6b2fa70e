import { room } from '../../room.ts';
import { search as methods } from './contract.ts';

export const search = room({ contract: { search: methods }, tables: {} });
