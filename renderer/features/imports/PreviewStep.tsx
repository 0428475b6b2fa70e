import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Fault, Preview, PreviewRow } from '../../../shared/features/imports/contract.ts';
import { t } from './t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { AccountTable } from './AccountTable.tsx';
import styles from './ImportPage.module.css';
import { Questions } from './Questions.tsx';
import { ReadAs } from './ReadAs.tsx';
import { SHOWS, type Show } from './rows-shown.ts';
import { RowsTable } from './RowsTable.tsx';

export interface PreviewStepProps {
  preview: Preview;
  pending: boolean;
  /** How far the import has got; shown beside the button that started it. */
  progress: ReactNode;
  show: Show;
  /** Choices of the program that the person is changing. */
  changing: ReadonlySet<string>;
  onShow: (show: Show) => void;
  onChange: (id: string) => void;
  onAnswer: (id: string, answer: string) => void;
  onAcceptAll: () => void;
  onFix: (row: PreviewRow, fault: Fault, value: string) => void;
  onSkip: (rows: readonly PreviewRow[]) => void;
  onDownload: () => void;
  onImport: (skipProblems: boolean) => Promise<void>;
  onCancel: () => void;
}

/** Warnings about rows that are brought in all the same. */
function Notes({ preview }: { preview: Preview }) {
  const warnings = preview.problems.filter(({ severity }) => severity === 'warning');
  if (warnings.length === 0) return <p>{t('imports.noNotes')}</p>;
  return (
    <ul className={styles.notes}>
      {warnings.map(({ sheet, row, column, message, remedy }) => (
        <li key={`${sheet}:${row}:${column}:${message}`}>
          {message} {remedy}
        </li>
      ))}
    </ul>
  );
}

const LIST = new Intl.ListFormat('en-GB');
const MOST_NAMED = 8;

/** Columns that hold something and go nowhere: said where the answer is given, as their card is closed. */
function NotRead({ unused }: Pick<Preview, 'unused'>) {
  const headings = [...new Set(unused.filter(({ samples }) => samples.length > 0).map(({ heading }) => heading))];
  if (headings.length === 0) return null;
  const named = headings.slice(0, MOST_NAMED).map((heading) => `“${heading}”`);
  const more = headings.length - named.length;
  const list = LIST.format([...named, ...(more > 0 ? [t('imports.moreColumns', { count: more })] : [])]);
  return <Banner tone="info">{t('imports.notRead', { count: headings.length, headings: list })}</Banner>;
}

const countOf = (preview: Preview, show: Show): number =>
  show === 'notes' ? preview.problems.filter(({ severity }) => severity === 'warning').length : preview[show];

/** Why a file can't be brought in as it stands; undefined when it can. */
function whyOff({ ready }: Preview, nothing: boolean, open: number): string | undefined {
  if (open > 0) return t('imports.answerFirst', { count: open });
  if (!ready) return t('imports.matchFirst');
  return nothing ? t('imports.nothingNew') : undefined;
}

function Actions({ preview, pending, onImport, onCancel }: PreviewStepProps) {
  const ready = preview.new + preview.changed;
  const open = preview.questions.filter(({ answer }) => answer === null).length;
  const marks = preview.questions.some(({ kind, answer }) => kind === 'gone' && answer === 'left');
  const nothing = ready === 0 && !marks;
  const off = whyOff(preview, nothing, open);
  const skip = preview.problems.some(({ severity }) => severity === 'error');
  return (
    <>
      <span className={styles.remains} id="import-remains">
        {off ?? (preview.stopped > 0 ? t('imports.stayOut', { count: preview.stopped }) : '')}
      </span>
      <Button onPress={onCancel} isDisabled={pending}>
        {t('imports.cancel')}
      </Button>
      <Button variant="primary" pending={pending} aria-describedby="import-remains" off={off} onPress={() => void onImport(skip)}>
        {nothing && open > 0
          ? t('imports.importFile')
          : nothing
            ? t('imports.nothing')
            : ready === 0
              ? t('imports.mark')
              : t('imports.import', { count: ready })}
      </Button>
    </>
  );
}

/** What a file would do, before anything is written: what was decided, what is asked, and every row accounted for. */
export function PreviewStep(props: PreviewStepProps) {
  const { preview, progress, show, changing, onShow } = props;
  const choices = preview.questions.filter(({ id, by }) => (by === 'file' || by === 'memory') && !changing.has(id));
  const asked = preview.questions.filter(({ id, by }) => by === 'nobody' || by === 'person' || changing.has(id));
  return (
    <>
      <Card title={t('imports.preview', { file: preview.file })} actions={<Actions {...props} />}>
        <div className={styles.progress}>{progress}</div>
        <div className={styles.told}>
          <NotRead unused={preview.unused} />
          {preview.notes.map((note) => (
            <Banner key={note} tone="info">
              {note}
            </Banner>
          ))}
        </div>
      </Card>
      <ReadAs choices={choices} onChange={props.onChange} />
      <AccountTable preview={preview} />
      <div className={styles.two}>
        <Questions questions={asked} onAnswer={props.onAnswer} onAcceptAll={props.onAcceptAll} />
        <Card
          title={t('imports.previewTabs')}
          actions={
            <Button size={28} icon={Download} isDisabled={preview.stopped === 0 || !preview.ready} onPress={props.onDownload}>
              {t('imports.download')}
            </Button>
          }
        >
          <Tabs
            compact
            label={t('imports.previewTabs')}
            value={show}
            onChange={onShow}
            items={SHOWS.map((id) => ({
              id,
              label: id === 'notes' ? t('imports.notes') : t(`imports.states.${id}`),
              count: countOf(preview, id),
            }))}
          >
            {show === 'notes' ? (
              <Notes preview={preview} />
            ) : (
              <RowsTable preview={preview} show={show} onFix={props.onFix} onSkip={props.onSkip} />
            )}
          </Tabs>
        </Card>
      </div>
    </>
  );
}
