import { createContext, lazy, Suspense, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ConflictDetails } from '../../shared/errors.ts';
import { useConnection } from '../api/query.tsx';
import type { ConflictChoices, ConflictField } from '../ui/ConflictDialog.tsx';
import { formatWhen } from './when.ts';
import { fieldLabel, fieldValue, namesFor, recordWord } from './field-words.ts';

const ConflictDialog = lazy(async () => ({ default: (await import('../ui/ConflictDialog.tsx')).ConflictDialog }));

/** What the person tried to save: field names to values. */
export interface Attempt {
  /** The record's words for the dialog: "Action HSG/2026/014". */
  record?: string;
  yours: Record<string, unknown>;
  /** What they were, where the screen showed more than what is stored. */
  base?: Record<string, unknown>;
}

/** What to do now: save these fields over the newer version, take theirs, or go on editing. */
export type Resolution = { kind: 'save'; changes: Record<string, unknown> } | { kind: 'theirs' } | { kind: 'edit' };

interface Asking {
  details: ConflictDetails;
  record: string;
  fields: ConflictField[];
  yours: Record<string, unknown>;
  /** What the person changed and nobody else did. */
  apart: Record<string, unknown>;
}

const asStored = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value);

/** Fields that the person wrote and somebody else changed since, to something else. */
function disputedBy({ current, before, version }: ConflictDetails, { yours, base }: Attempt): [name: string, value: unknown][] {
  // One that is not there any more says nothing of its fields.
  const isChanged = (name: string): boolean =>
    base && name in base ? asStored(base[name]) !== current[name] : version === 0 || name in before;
  return Object.entries(yours).filter(([name, value]) => current[name] !== asStored(value) && isChanged(name));
}

const ConflictContext = createContext<(details: ConflictDetails, attempt: Attempt) => Promise<Resolution>>(() =>
  Promise.resolve({ kind: 'edit' }),
);

/** Asks the person which version of a record to keep, showing both. */
export const useConflict = () => useContext(ConflictContext);

/** Holds the one conflict dialog of the window. */
export function ConflictProvider({ children }: { children: ReactNode }) {
  const connection = useConnection();
  const [asking, setAsking] = useState<Asking | null>(null);
  const answer = useRef<(resolution: Resolution) => void>(() => {});

  const ask = useCallback(
    async (details: ConflictDetails, attempt: Attempt): Promise<Resolution> => {
      const { entity } = details;
      // What nobody else changed is now as it was.
      const before = { ...details.current, ...details.before, ...attempt.base };
      const names = await namesFor(connection.api, entity, [attempt.yours, details.current, before]);
      const fields = disputedBy(details, attempt).map(([name, value]) => ({
        name,
        label: fieldLabel(entity, name),
        yours: fieldValue(entity, name, value, names),
        theirs: fieldValue(entity, name, details.current[name], names),
        base: fieldValue(entity, name, before[name], names),
      }));
      const disputed = new Set(fields.map(({ name }) => name));
      const apart = Object.fromEntries(
        Object.entries(attempt.yours).filter(([name, value]) => !disputed.has(name) && details.current[name] !== asStored(value)),
      );
      // Each changed other fields, or both wrote the same: there is nothing to choose.
      if (fields.length === 0) return saveOrTheirs(apart);
      return new Promise<Resolution>((resolve) => {
        answer.current = resolve;
        setAsking({ details, record: attempt.record ?? recordWord(entity), fields, yours: attempt.yours, apart });
      });
    },
    [connection],
  );

  const close = (resolution: Resolution): void => {
    setAsking(null);
    answer.current(resolution);
  };

  const dialog = useMemo(() => asking, [asking]);
  return (
    <ConflictContext.Provider value={ask}>
      {children}
      {dialog ? (
        <Suspense>
          <ConflictDialog
            isOpen
            record={dialog.record}
            changedBy={dialog.details.by}
            changedAt={formatWhen(dialog.details.at)}
            fields={dialog.fields}
            onKeepEditing={() => close({ kind: 'edit' })}
            onResolve={({ kind, choices }) =>
              close(kind === 'theirs' ? saveOrTheirs(dialog.apart) : { kind: 'save', changes: mine(dialog.yours, choices) })
            }
          />
        </Suspense>
      ) : null}
    </ConflictContext.Provider>
  );
}

const saveOrTheirs = (changes: Record<string, unknown>): Resolution =>
  Object.keys(changes).length === 0 ? { kind: 'theirs' } : { kind: 'save', changes };

/** The fields where the person's own version was chosen. */
const mine = (yours: Record<string, unknown>, choices: ConflictChoices): Record<string, unknown> =>
  Object.fromEntries(Object.entries(yours).filter(([name]) => choices[name] !== 'theirs'));
