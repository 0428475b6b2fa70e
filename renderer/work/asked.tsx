import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { AppError } from '../../shared/errors.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { t } from '../words/t.ts';
import styles from './asked.module.css';

/** What a command asks before it does something, and the name of the field that answers it. */
export interface Question {
  /** Over it, in a dialog; “Is this meant?” when left out. */
  title?: string;
  text: string;
  /** Lines below the text. */
  lines?: readonly string[];
  answer: string;
  words: string;
}

/** A question with a way out of it; one with no words to confirm by is only told. */
interface Offer extends Omit<Question, 'answer' | 'words'> {
  words?: string;
  cancel?: string;
  other?: { words: string; go: () => void } | undefined;
}

/** Answers of the person, by the name of the field: they go with the command. */
export type Answers = Readonly<Record<string, true>>;

/** The question that a refusal holds; null when it is a refusal alone. */
export function questionOf(error: AppError): Question | null {
  const { asks, remedy } = error.details;
  return asks ? { ...asks, text: [error.message, remedy].filter(Boolean).join(' ') } : null;
}

const AskContext = createContext<(question: Offer) => Promise<boolean>>(() => Promise.resolve(false));

/** Asks what a command asks, where no form shows it in place. */
export const useAsk = () => useContext(AskContext);

/** Holds the one question of the window. */
export function AskProvider({ children }: { children: ReactNode }) {
  const [asking, setAsking] = useState<Offer | null>(null);
  const answer = useRef<(meant: boolean) => void>(() => {});
  const ask = useCallback((question: Offer): Promise<boolean> => {
    setAsking(question);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const close = (meant: boolean): void => {
    setAsking(null);
    answer.current(meant);
  };
  const other = asking?.other;
  return (
    <AskContext.Provider value={ask}>
      {children}
      {asking ? (
        <ConfirmDialog
          isOpen
          title={asking.title ?? t('app.asked')}
          confirmLabel={asking.words}
          {...(asking.cancel === undefined ? {} : { cancelLabel: asking.cancel })}
          wide={asking.lines !== undefined}
          other={
            other && {
              label: other.words,
              onPress: () => {
                close(false);
                other.go();
              },
            }
          }
          onConfirm={() => close(true)}
          onCancel={() => close(false)}
        >
          {asking.text === '' ? null : <p>{asking.text}</p>}
          {asking.lines && asking.lines.length > 0 ? (
            <ul className={styles.lines}>
              {asking.lines.map((line, at) => (
                <li key={at}>{line}</li>
              ))}
            </ul>
          ) : null}
        </ConfirmDialog>
      ) : null}
    </AskContext.Provider>
  );
}

export interface FormQuestion {
  /** The question with the box that answers it, to be drawn in the form; null while nothing is asked. */
  shown: ReactNode;
  answers: Answers;
  /** Takes a refusal that is a question; false when it is none. */
  take: (error: AppError) => boolean;
}

/** A command's question in the form that sends it. It goes when the form is changed, as it was about what stood there. */
export function useFormQuestion<Input extends FieldValues, Output>(form: UseFormReturn<Input, unknown, Output>): FormQuestion {
  const [question, setQuestion] = useState<Question | null>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const { watch } = form;
  useEffect(() => {
    const watching = watch(() => {
      setQuestion(null);
      setAnswers({});
    });
    return () => watching.unsubscribe();
  }, [watch]);
  const isMeant = question !== null && answers[question.answer] === true;
  const mean = (meant: boolean): void => {
    const { [question!.answer]: _before, ...others } = answers;
    setAnswers(meant ? { ...others, [question!.answer]: true } : others);
  };
  return {
    shown: question ? (
      <div role="alert" className={styles.question}>
        <p>{question.text}</p>
        <Checkbox key={question.answer} isSelected={isMeant} onChange={mean} autoFocus>
          {question.words}
        </Checkbox>
      </div>
    ) : null,
    answers,
    take: (error) => {
      const asked = questionOf(error);
      setQuestion(asked);
      return asked !== null;
    },
  };
}
