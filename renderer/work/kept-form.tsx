import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import { useQuery } from '../api/query.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { t } from '../words/t.ts';
import { formatWhen } from './when.ts';

const Kept = z.object({
  /** When it was begun, as a UTC instant. */
  at: z.string(),
  /** The record's version then; null for a new one. */
  version: z.number().nullable(),
  /** What was typed, by field; the others stand as they were. */
  values: z.record(z.string(), z.unknown()),
});
type Kept = z.infer<typeof Kept>;

/** What is kept for this computer under a key (see api/kept.ts); null for nothing, or nothing that can be read. */
function readKept(key: string): Kept | null {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}

function writeKept(key: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  } catch {
    // Storage is full or forbidden: the form goes on as ever, only the safety net is missing.
  }
}

/** What differs from what the form began with. */
const typedIn = (values: FieldValues, defaults: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([field, value]) => JSON.stringify(value ?? null) !== JSON.stringify(defaults[field] ?? null)),
  );

/**
 * Keeps what is typed into a form for this computer, so that a crash or a power cut doesn't take it, and offers it when the
 * form is opened again. Saved or dropped, it is forgotten.
 */
export function useKeptForm<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  name: string,
  given: object,
): { shown: ReactNode } {
  const partnership = useQuery('partnership.get', {}).data?.id;
  const key = partnership === undefined ? null : `hpp-form-${partnership}-${name}`;
  const [defaults] = useState(() => given as Readonly<Record<string, unknown>>);
  const [found, setFound] = useState<{ key: string; kept: Kept | null } | null>(null);
  if (key !== null && found?.key !== key) setFound({ key, kept: readKept(key) });
  const offered = found?.kept ?? null;
  const latest = useRef<{ key: string | null; offered: Kept | null }>({ key: null, offered: null });
  const [begun] = useState(() => new Date().toISOString());
  const { watch, getValues, setValue } = form;
  const version = typeof defaults['version'] === 'number' ? defaults['version'] : null;

  useEffect(() => {
    latest.current = { key, offered };
    if (key === null) return undefined;
    const keep = (): void => {
      const typed = typedIn(getValues(), defaults);
      // While the earlier one is not decided on, it is kept beneath what is typed now.
      const values = { ...offered?.values, ...typed };
      writeKept(key, Object.keys(values).length === 0 ? null : { at: offered?.at ?? begun, version, values });
    };
    if (offered === null) keep();
    const watching = watch(keep);
    return () => watching.unsubscribe();
  }, [key, offered, begun, version, defaults, getValues, watch]);
  // The form goes because it was saved or dropped; a program that is killed takes no leave.
  useEffect(
    () => () => {
      const { key: last, offered: undecided } = latest.current;
      if (last !== null) writeKept(last, undecided);
    },
    [],
  );

  const decide = (goesOn: boolean): void => {
    if (found === null || offered === null) return;
    const typed = typedIn(getValues(), defaults);
    if (goesOn)
      for (const [field, value] of Object.entries(offered.values))
        if (!(field in typed)) setValue(field as Path<Input>, value as PathValue<Input, Path<Input>>, { shouldDirty: true });
    setFound({ ...found, kept: null });
  };
  return {
    shown:
      offered === null ? null : (
        <Banner
          title={t('app.begun.title', { when: formatWhen(offered.at) })}
          actions={
            <>
              <Button size={28} onPress={() => decide(true)}>
                {t('app.begun.goOn')}
              </Button>
              <Button size={28} onPress={() => decide(false)}>
                {t('app.begun.drop')}
              </Button>
            </>
          }
        >
          {offered.version !== null && version !== null && offered.version < version ? t('app.begun.since') : null}
        </Banner>
      ),
  };
}
