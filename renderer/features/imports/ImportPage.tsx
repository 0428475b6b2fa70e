import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportCounts, Preview } from '../../../shared/features/imports/contract.ts';
import { useQuery } from '../../api/query.tsx';
import { useGo, type Address } from '../../work/address.ts';
import { useHref } from '../../work/links.tsx';
import { Loaded } from '../../work/Loaded.tsx';
import { useLongAct } from '../../work/long-act.ts';
import { LongWork } from '../../work/LongWork.tsx';
import type { ImportPlace, Room } from '../../work/manifest.ts';
import { useRooms } from '../../work/rooms.ts';
import { t } from './t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { formatNumber } from '../../ui/format.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import styles from './ImportPage.module.css';
import { PreviewStep } from './PreviewStep.tsx';

const route = getRouteApi('/import');
const ENDINGS = ['.csv', '.tsv', '.txt', '.xlsx', '.xls', '.ods'];

/** A file, its columns, what it would change, and the result: four steps on one screen. */
export function ImportPage() {
  const kinds = useQuery('imports.kinds', {});
  const hrefOf = useHref();
  return (
    <div className={styles.page}>
      <PageHeader title={t('imports.title')} crumbs={[{ label: t('imports.sites'), href: hrefOf({ to: '/sites' }) }]} />
      <div className={styles.body}>
        <Loaded query={kinds}>{(list) => <Kinds kinds={list} />}</Loaded>
      </div>
    </div>
  );
}

/** What a room says of the kinds of file that it brings in. */
const placeOf = (rooms: readonly Room[], kind: string): ImportPlace | undefined =>
  rooms.find((room) => room.imports?.[kind])?.imports?.[kind];

function Kinds({ kinds }: { kinds: readonly { kind: string; label: string }[] }) {
  const asked = route.useSearch().kind;
  const navigate = route.useNavigate();
  const rooms = useRooms();
  const orderOf = (kind: string): number => placeOf(rooms, kind)?.order ?? Infinity;
  const items = kinds.map(({ kind, label }) => ({ id: kind, label })).toSorted((a, b) => orderOf(a.id) - orderOf(b.id));
  const kind = (items.find(({ id }) => id === asked) ?? items[0])?.id;
  if (kind === undefined) return null;
  const place = placeOf(rooms, kind);
  return (
    <>
      <Segmented label={t('imports.kind')} value={kind} onChange={(next) => void navigate({ search: { kind: next } })} items={items} />
      {place ? <p className={styles.lead}>{place.lead}</p> : null}
      <Import key={kind} kind={kind} result={place?.result} />
    </>
  );
}

interface Chosen {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

function Import({ kind, result: shown }: { kind: string; result: Address | undefined }) {
  const { act: read, pending: reading, running: readingLong } = useLongAct('imports.preview', { untilLeft: true });
  const { act: apply, pending: applying, running: applyingLong } = useLongAct('imports.apply');
  /** The file being read: it takes the place of the one shown once it is read. */
  const [incoming, setIncoming] = useState('');
  const [file, setFile] = useState<Chosen | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [result, setResult] = useState<ImportCounts | null>(null);
  const [columnsOpen, setColumnsOpen] = useState(false);
  const [refusal, setRefusal] = useState<{ message: string; remedy: string } | null>(null);

  const look = async (chosen: Chosen, columns?: Record<string, string | null>): Promise<void> => {
    setIncoming(chosen.name);
    const found = await read(
      { kind, file: chosen, ...(columns ? { columns } : {}) },
      {
        onError: (error) => {
          setRefusal({ message: error.message, remedy: error.details.remedy ?? '' });
          setResult(null);
          setPreview(null);
        },
      },
    );
    if (!found) return;
    setRefusal(null);
    setResult(null);
    setFile(chosen);
    setPreview(found);
    // It stays open while columns are matched: closing under the person's hand would lose the place.
    if (!found.ready) setColumnsOpen(true);
  };
  const take = async (files: File[]): Promise<void> => {
    const first = files[0];
    if (first && !reading) await look({ name: first.name, bytes: new Uint8Array(await first.arrayBuffer()) });
  };
  const bringIn = async (skipProblems: boolean): Promise<void> => {
    if (!preview) return;
    const counts = await apply(
      { token: preview.token, skipProblems },
      { done: (output) => t('imports.done', { count: output.new + output.changed }) },
    );
    if (!counts) return;
    setResult(counts);
    setPreview(null);
    setColumnsOpen(false);
    setFile(null);
  };

  return (
    <>
      {refusal ? (
        <Banner tone="error" title={refusal.message}>
          {refusal.remedy}
        </Banner>
      ) : null}
      {result ? <Result result={result} shown={shown} /> : null}
      {preview && file ? null : (
        <FileDrop
          multiple={false}
          accept={ENDINGS}
          acceptWords={t('imports.endings')}
          text={t('imports.drop')}
          onFiles={(files) => void take(files)}
        />
      )}
      {reading && !preview && !readingLong ? <LoadingState text={t('imports.reading')} lines={3} delay={0} /> : null}
      <LongWork running={readingLong} label={t('imports.readingFile', { file: incoming })} />
      {preview && file ? (
        <>
          <ColumnsStep
            preview={preview}
            open={columnsOpen}
            onToggle={() => setColumnsOpen(!columnsOpen)}
            onChange={(columns) => {
              // Off would drop focus; a choice on top of one being read would forget that one.
              if (!reading && !applying) void look(file, columns);
            }}
          />
          <PreviewStep
            key={preview.token}
            preview={preview}
            pending={applying || reading}
            progress={<LongWork running={applyingLong} label={t('imports.importing', { file: file.name })} />}
            onImport={bringIn}
            onCancel={() => {
              setPreview(null);
              setFile(null);
            }}
          />
        </>
      ) : null}
    </>
  );
}

function Result({ result, shown }: { result: ImportCounts; shown: Address | undefined }) {
  const go = useGo();
  return (
    <Banner
      tone="success"
      title={t('imports.result', { file: result.file })}
      actions={
        shown ? (
          <Button size={28} onPress={() => go(shown)}>
            {t('imports.show')}
          </Button>
        ) : undefined
      }
    >
      {t('imports.resultCounts', {
        new: formatNumber(result.new),
        changed: formatNumber(result.changed),
        same: formatNumber(result.same),
      })}
    </Banner>
  );
}
