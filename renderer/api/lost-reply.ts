import { AppError } from '../../shared/errors.ts';

/** What became of a command whose reply was lost. */
export interface Outcome {
  saved: boolean;
  /** What Undo calls it; null when it was not saved. */
  label: string | null;
}

/** How to send a command, again by the same id, and how to ask what became of it. */
export interface Sender {
  send: () => Promise<unknown>;
  ask: () => Promise<Outcome>;
}

const TRIES = 2;
const BETWEEN_MS = 500;
const LATER_MS = 2000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const isOffline = (error: unknown): error is AppError => error instanceof AppError && error.code === 'offline';

/** Asks what became of it; null while nobody answers. */
async function outcomeOf({ ask }: Sender): Promise<Outcome | null> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await ask();
    } catch {
      if (left === 1) return null;
      await wait(BETWEEN_MS);
    }
  }
}

const savedWithoutAnswer = ({ label }: Outcome): AppError =>
  new AppError('offline', `This was saved${label ? ` (“${label}”)` : ''}, but the answer was lost.`, {
    remedy: 'Look at what is shown before you go on. It needn’t be done again.',
  });

const notSaved = (cause: AppError): AppError =>
  new AppError(
    'offline',
    'This was not saved: the connection was lost, twice.',
    { remedy: 'What you typed is still here. Save it again.' },
    cause,
  );

/**
 * Sends a command. When its reply is lost it asks what became of it, and sends it once again: for the answer when it was
 * saved, to be done when it was not. Throws what then is so; `later` hears of it when nobody could be asked.
 */
export async function sendSurely(sender: Sender, later: (outcome: Outcome) => void): Promise<unknown> {
  let lost: AppError;
  try {
    return await sender.send();
  } catch (error) {
    if (!isOffline(error)) throw error;
    lost = error;
  }
  const first = await outcomeOf(sender);
  if (first) {
    try {
      return await sender.send();
    } catch (error) {
      if (!isOffline(error)) throw error;
      lost = error;
    }
    const second = first.saved ? first : await outcomeOf(sender);
    if (second) throw second.saved ? savedWithoutAnswer(second) : notSaved(lost);
  }
  if (lost.details.unknown) void untilAnswered(sender, later);
  throw lost;
}

/** Asks on until somebody answers. */
async function untilAnswered({ ask }: Sender, later: (outcome: Outcome) => void): Promise<void> {
  for (;;) {
    await wait(LATER_MS);
    try {
      return later(await ask());
    } catch (error) {
      // Whoever answers otherwise has no such partnership open: it can't be known here any more.
      if (!isOffline(error)) return;
    }
  }
}
