import type { Call, Reply } from '../../shared/rpc.ts';

/** Contract methods that a real core was called with in this spec file, by how it answered. */
export const tried = { answered: new Set<string>(), refused: new Set<string>() };

/** Notes a call and its answer. Nothing else counts as having tried a method. */
export function noteTried({ method }: Call, reply: Reply): void {
  (reply.ok ? tried.answered : tried.refused).add(method);
}
