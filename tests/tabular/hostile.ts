import { BINARIES, CONTAINERS } from './hostile-containers.ts';
import type { Hostile } from './hostile-kit.ts';
import { MARKUP } from './hostile-markup.ts';
import { ZIPS } from './hostile-zips.ts';

/** Every file here must give its sentence, quickly, and leave this process alone. */
export const HOSTILE: readonly Hostile[] = [...CONTAINERS, ...ZIPS, ...MARKUP, ...BINARIES];
