import { useState } from 'react';
import type { ColumnChoice, Fault, Preview, PreviewRow } from '../../../shared/features/imports/contract.ts';
import { useLongAct } from '../../work/long-act.ts';

/** A file as it was chosen. */
export interface Chosen {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What a person has said about a file so far; each is a reason to read it again. */
interface Said {
  columns: ColumnChoice;
  answers: Record<string, string>;
  fixes: { sheet: string; row: number; heading: string; value: string }[];
  skip: { sheet: string; row: number }[];
}

const NOTHING: Said = { columns: {}, answers: {}, fixes: [], skip: [] };

/** A file being read, again after each answer, and what it would do. */
export interface Reading {
  preview: Preview | null;
  file: Chosen | null;
  /** Name of the file being read: it takes the place of the one shown once it is read. */
  incoming: string;
  refusal: { message: string; remedy: string } | null;
  pending: boolean;
  /** How far it has got, once it takes long enough to show. */
  long: ReturnType<typeof useLongAct>['running'];
  /** Choices of the program that the person is changing. */
  changing: ReadonlySet<string>;
  take: (file: Chosen) => Promise<void>;
  leave: () => void;
  change: (id: string) => void;
  answer: (id: string, answer: string) => Promise<void>;
  acceptAll: () => Promise<void>;
  column: (field: string, heading: string | null) => Promise<void>;
  fix: (row: PreviewRow, fault: Fault, value: string) => Promise<void>;
  skip: (rows: readonly PreviewRow[]) => Promise<void>;
}

/** Reads a file with what was said about it, and keeps both. */
export function useReading(kind: string, on: { onRead: (preview: Preview) => void; onRefused: () => void }): Reading {
  const { act: read, pending, running } = useLongAct('imports.preview', { untilLeft: true });
  const [incoming, setIncoming] = useState('');
  const [file, setFile] = useState<Chosen | null>(null);
  const [said, setSaid] = useState(NOTHING);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [changing, setChanging] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<Reading['refusal']>(null);

  const look = async (chosen: Chosen, next: Said, keep = true): Promise<void> => {
    setIncoming(chosen.name);
    const found = await read(
      { kind, file: chosen, ...next },
      {
        onError: (error) => {
          setRefusal({ message: error.message, remedy: error.details.remedy ?? '' });
          // A refused answer leaves what is shown; a refused file leaves nothing to show.
          if (!keep) setPreview(null);
          on.onRefused();
        },
      },
    );
    if (!found) return;
    setRefusal(null);
    setFile(chosen);
    setSaid(next);
    setPreview(found);
    on.onRead(found);
  };
  const again = async (more: Partial<Said>): Promise<void> => {
    if (file) await look(file, { ...said, ...more });
  };
  return {
    preview,
    file,
    incoming,
    refusal,
    pending,
    long: running,
    changing,
    take: (chosen) => {
      setChanging(new Set());
      return look(chosen, NOTHING, false);
    },
    leave: () => {
      setPreview(null);
      setFile(null);
      setSaid(NOTHING);
    },
    change: (id) => setChanging((old) => new Set([...old, id])),
    ...sayingOf(said, preview, again),
  };
}

/** What was said so far and these answers. Where quotation marks are read another way, rows have other numbers: what was said of rows is said anew. */
function withAnswers({ answers, ...others }: Said, preview: Preview | null, given: Record<string, string>): Said {
  const moved = preview?.questions.some(
    ({ id, kind, answer, proposed }) => kind === 'quotes' && given[id] !== undefined && given[id] !== (answer ?? proposed),
  );
  if (!moved) return { ...others, answers: { ...answers, ...given } };
  const kept = Object.entries(answers).filter(([id]) => !/^total:|\(row \d+\)$/u.test(id));
  return { ...others, answers: { ...Object.fromEntries(kept), ...given }, fixes: [], skip: [] };
}

type Saying = Pick<Reading, 'answer' | 'acceptAll' | 'column' | 'fix' | 'skip'>;

/** What a person can say about a file, on top of what was said. */
function sayingOf(said: Said, preview: Preview | null, again: (more: Partial<Said>) => Promise<void>): Saying {
  const answering = (given: Record<string, string>): Promise<void> => again(withAnswers(said, preview, given));
  return {
    answer: (id, answer) => answering({ [id]: answer }),
    acceptAll: () => {
      const open = (preview?.questions ?? []).flatMap(({ id, answer, proposed }) =>
        answer === null && proposed !== null ? [[id, proposed]] : [],
      );
      return answering(Object.fromEntries(open) as Record<string, string>);
    },
    column: (field, heading) => again({ columns: { ...said.columns, [field]: heading } }),
    fix: ({ sheet, row }, { column }, value) => {
      const others = said.fixes.filter((one) => one.sheet !== sheet || one.row !== row || one.heading !== column);
      return again({ fixes: [...others, { sheet, row, heading: column, value }] });
    },
    skip: (rows) => again({ skip: [...said.skip, ...rows.map(({ sheet, row }) => ({ sheet, row }))] }),
  };
}
