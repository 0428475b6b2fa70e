import { useCallback, useRef } from 'react';
import { AppError } from '../../shared/errors.ts';
import type { Input, Output } from '../../shared/rpc.ts';
import { isCommand, useCancellable, useNewCommandId, type At, type CommandName } from '../api/query.tsx';
import { t } from '../words/t.ts';
import { dismissAbout, toast } from '../ui/toast.ts';
import { questionOf, useAsk } from './asked.tsx';
import { useConflict, type Attempt } from './conflict.tsx';
import { useUndo } from './undo.tsx';

export interface ActOptions<N extends CommandName> {
  /** Says that it is done, with an Undo button: "Action added". Nothing is said when left out. */
  done?: string | ((output: Output<At<N>>) => string);
  /** What was tried, for the conflict dialog; taken from `changes` of an edit when left out. */
  attempt?: Attempt;
  /** Called when the person takes the other version on a conflict: show it. */
  onTheirs?: () => void;
  /** Called instead of the error toast. */
  onError?: (error: AppError) => void;
  /** Cancels; see `useLongAct`. */
  signal?: AbortSignal;
}

interface Edit {
  id: string;
  version: number;
  changes: Record<string, unknown>;
}

const isEdit = (input: unknown): input is Edit => typeof input === 'object' && input !== null && 'changes' in input && 'version' in input;

/** An error as a toast says it. It goes when what failed has been done after all. */
export const sayError = (error: AppError, about?: string): void => {
  if (about) dismissAbout(about);
  toast([error.message, error.details.remedy].filter(Boolean).join(' '), { tone: 'error', timeout: null, about });
};

/**
 * Runs a command for a screen: says that it is done with an Undo button, shows both versions on a conflict and saves
 * what the person chooses, says that it was cancelled, and any other failure. Answers null when nothing was saved.
 */
export function useAct<N extends CommandName>(name: N) {
  const { mutateAsync, isPending } = useCancellable(name);
  const askConflict = useConflict();
  const ask = useAsk();
  const newCommandId = useNewCommandId();
  const { undo } = useUndo();
  const attempt = useCallback(
    async (input: Input<At<N>>, options: ActOptions<N> = {}): Promise<Output<At<N>> | null> => {
      try {
        const commandId = newCommandId();
        const output = await mutateAsync({ input, signal: options.signal, commandId });
        dismissAbout(name);
        // A message's Undo undoes its own step, whatever was done since.
        const words = typeof options.done === 'string' ? options.done : options.done?.(output);
        if (words) toast(words, { undo: () => void undo(commandId), about: commandId });
        return output;
      } catch (failure) {
        const error = failure instanceof AppError ? failure : new AppError('internal', String(failure));
        if (error.code === 'conflict' && error.details.conflict && isEdit(input)) {
          const { conflict } = error.details;
          const resolution = await askConflict(conflict, options.attempt ?? { yours: input.changes });
          if (resolution.kind === 'theirs') options.onTheirs?.();
          if (resolution.kind !== 'save') return null;
          return attempt({ ...input, version: conflict.version, changes: resolution.changes }, options);
        }
        const question = options.onError ? null : questionOf(error);
        if (question) {
          if (!(await ask(question))) return null;
          return attempt({ ...(input as object), [question.answer]: true } as Input<At<N>>, options);
        }
        if (error.code === 'cancelled') toast(t('app.cancelled'), { tone: 'info' });
        else if (options.onError) options.onError(error);
        else sayError(error, name);
        return null;
      }
    },
    [name, mutateAsync, askConflict, ask, newCommandId, undo],
  );
  // One gesture, one command: pressed twice, a button does once what is on its way already.
  const running = useRef(new Map<string, Promise<Output<At<N>> | null>>());
  const act = useCallback(
    (input: Input<At<N>>, options: ActOptions<N> = {}): Promise<Output<At<N>> | null> => {
      if (!isCommand(name)) return attempt(input, options);
      const key = JSON.stringify(input);
      const made = running.current.get(key) ?? attempt(input, options).finally(() => running.current.delete(key));
      running.current.set(key, made);
      return made;
    },
    [name, attempt],
  );
  return { act, pending: isPending };
}
