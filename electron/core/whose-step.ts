import { AppError, type ErrorCode, type ErrorDetails } from '../../shared/errors.ts';
import type { Actor } from './actor.ts';

/** Who did a step, as the log has it: those from before ids were kept are known by the name alone. */
export interface DoneBy {
  actor: string;
  actor_id: string | null;
}

/** A refusal because of a step of somebody's: what can be done about it differs for who did it and for everybody else. */
export class StepRefusal extends AppError {
  readonly #by: DoneBy;
  readonly #own: string;

  constructor(code: ErrorCode, message: string, by: DoneBy, remedies: { own: string; other: string }, details: ErrorDetails = {}) {
    super(code, message, { ...details, remedy: remedies.other });
    this.#by = by;
    this.#own = remedies.own;
  }

  /** What it carries for this person. */
  detailsFor({ id, name }: Actor): ErrorDetails {
    const { actor, actor_id: by } = this.#by;
    return by === id || (by === null && actor === name) ? { ...this.details, remedy: this.#own } : this.details;
  }
}
