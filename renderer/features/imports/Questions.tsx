import { useState } from 'react';
import type { Question } from '../../../shared/features/imports/contract.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Questions.module.css';

/** From here on a list is shorter to look through than radio buttons. */
const MOST_RADIOS = 8;

type OnAnswer = (id: string, answer: string) => void;

const labelOf = ({ label, id }: Question['options'][number], { proposed }: Question): string =>
  id === proposed ? t('imports.proposed', { label }) : label;

function Options({ question, onAnswer }: { question: Question; onAnswer: OnAnswer }) {
  const { id, title, options, answer } = question;
  const known = options.some((option) => option.id === answer);
  const pick = (chosen: string | null): void => {
    if (chosen !== null) onAnswer(id, chosen);
  };
  if (options.length > MOST_RADIOS) {
    const items = options.map((option) => ({ id: option.id, label: labelOf(option, question), description: option.effect }));
    // Closed, a list hides what is proposed.
    const proposed = answer === null ? options.find((option) => option.id === question.proposed) : undefined;
    const hint = proposed ? t('imports.proposedIs', { label: proposed.label }) : undefined;
    return <Select size={28} label={title} hideLabel hint={hint} items={items} value={known ? answer : null} onChange={pick} />;
  }
  const items = options.map((option) => ({ id: option.id, label: labelOf(option, question), hint: option.effect }));
  return <RadioGroup label={title} hideLabel items={items} value={known ? answer : null} onChange={pick} />;
}

/** An answer that is none of those offered, such as a register that is not here yet. */
function OtherAnswer({ question: { id, options, answer }, onAnswer }: { question: Question; onAnswer: OnAnswer }) {
  const own = answer !== null && !options.some((option) => option.id === answer);
  const [text, setText] = useState(own ? answer : '');
  return (
    <form
      className={styles.other}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onAnswer(id, text.trim());
      }}
    >
      <TextField label={t('imports.otherName')} value={text} onChange={setText} />
      <Button size={32} type="submit" isDisabled={text.trim() === ''}>
        {t('imports.useName')}
      </Button>
    </form>
  );
}

function Facts({ facts }: { facts: Question['facts'] }) {
  if (facts.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, text, figure }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- facts have no name of their own and never move
        <div key={at}>
          <dt>{label}</dt>
          <dd>{text}</dd>
          <dd className={styles.figure}>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface QuestionsProps {
  /** Those to be shown: what waits, what was answered here, and choices that are being changed. */
  questions: readonly Question[];
  onAnswer: OnAnswer;
  onAcceptAll: () => void;
}

/** What only a person can say about a file, each with what is proposed. */
export function Questions({ questions, onAnswer, onAcceptAll }: QuestionsProps) {
  const open = questions.filter(({ answer }) => answer === null);
  const acceptable = open.filter(({ proposed }) => proposed !== null).length;
  return (
    <Card
      title={t('imports.questions')}
      badge={
        <Chip tone={open.length > 0 ? 'risk' : 'ok'}>
          {open.length > 0 ? t('imports.toAnswer', { open: open.length, count: questions.length }) : t('imports.allAnswered')}
        </Chip>
      }
      footer={
        acceptable > 0 ? (
          <Button size={28} onPress={onAcceptAll}>
            {t('imports.acceptAll', { count: acceptable })}
          </Button>
        ) : undefined
      }
    >
      {questions.length === 0 ? <p>{t('imports.nothingToAsk')}</p> : null}
      <ol className={styles.list}>
        {questions.map((question) => (
          <li key={question.id} className={styles.question}>
            <h3 className={styles.title}>{question.title}</h3>
            {question.detail ? <p className={styles.detail}>{question.detail}</p> : null}
            <Facts facts={question.facts} />
            <Options question={question} onAnswer={onAnswer} />
            {question.free ? <OtherAnswer question={question} onAnswer={onAnswer} /> : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}
