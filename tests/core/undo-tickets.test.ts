import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Call } from '../../shared/rpc.ts';
import { commandIdOf, windowIdFrom } from '../../shared/window-id.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

/** Does a command under an id of its own. */
async function does<T>(commandId: string, method: string, input: Call['input']): Promise<T> {
  const reply = await it.core.dispatch({ method, input, commandId });
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.data as T;
}
type Action = Awaited<ReturnType<typeof it.api.actions.get>>;
const add = (commandId: string, title: string): Promise<Action> => does<Action>(commandId, 'actions.create', { title });
const titles = async (): Promise<string[]> => (await it.api.actions.list({})).map(({ title }) => title).toSorted();

describe('undo of a step by its id', () => {
  test('undoes that step and no other, though others were done since', async () => {
    await add('one', 'One');
    await add('two', 'Two');
    expect(await it.api.history.undo({ commandId: 'one' })).toEqual({
      label: expect.stringContaining('Add action'),
      commandId: 'one',
      fields: [],
    });
    expect(await titles()).toEqual(['Two']);
    expect((await it.api.history.undoState({})).undo?.commandId).toBe('two');
    await it.api.history.redo({});
    expect(await titles()).toEqual(['One', 'Two']);
  });

  test('says that it is undone already, by Ctrl+Z or by its message, and undoes nothing else', async () => {
    await add('one', 'One');
    await add('two', 'Two');
    await it.api.history.undo({});
    await expect(it.api.history.undo({ commandId: 'two' })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringMatching(/is undone already/),
    });
    expect(await titles()).toEqual(['One']);
    await it.api.history.redo({});
    await it.api.history.undo({ commandId: 'two' });
    expect(await titles()).toEqual(['One']);
  });

  test('says who has changed the record since', async () => {
    const action = await add('one', 'One');
    await it.api.actions.update({ id: action.id, version: 1, changes: { title: 'Other' } });
    await expect(it.api.history.undo({ commandId: 'one' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await titles()).toEqual(['Other']);
  });

  test('is for one’s own steps', async () => {
    await add('one', 'One');
    const { api: bob } = await it.another('Bob');
    await expect(bob.history.undo({ commandId: 'one' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(it.api.history.undo({ commandId: 'nothing' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await titles()).toEqual(['One']);
  });
});

describe('undo leaves nothing that points at nothing', () => {
  const owned = async () => {
    const [ann, bea] = [await it.api.people.create({ name: 'Ann' }), await it.api.people.create({ name: 'Bea' })];
    const action = await it.api.actions.create({ title: 'One', ownerPersonId: ann.id });
    return { ann, bea, action };
  };

  test('an owner changed and then removed by somebody stops the undo of the change', async () => {
    const { ann, bea, action } = await owned();
    await does('change', 'actions.update', { id: action.id, version: 1, changes: { ownerPersonId: bea.id } });
    const { api: bob } = await it.another('Bob');
    await bob.people.remove({ id: ann.id, version: 1 });
    await expect(it.api.history.undo({ commandId: 'change' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Bob has removed the owner of this action since/),
    });
    expect((await it.api.actions.get({ id: action.id })).ownerPersonId).toBe(bea.id);
    await bob.history.undo({});
    await it.api.history.undo({ commandId: 'change' });
    expect((await it.api.actions.get({ id: action.id })).ownerPersonId).toBe(ann.id);
  });

  test('an action removed comes back only while its owner is here', async () => {
    const { ann, action } = await owned();
    await does('gone', 'actions.remove', { id: action.id, version: 1 });
    const { api: bob } = await it.another('Bob');
    await bob.people.remove({ id: ann.id, version: 1 });
    await expect(it.api.history.undo({ commandId: 'gone' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await titles()).toEqual([]);
  });

  test('redo asks the same: a membership added, undone, and its person removed meanwhile', async () => {
    const { bea } = await owned();
    const group = await it.api.groups.create({ name: 'Board' });
    await does('join', 'groups.addMember', { groupId: group.id, personId: bea.id });
    await it.api.history.undo({ commandId: 'join' });
    const { api: bob } = await it.another('Bob');
    await bob.people.remove({ id: bea.id, version: 1 });
    await expect(it.api.history.redo({})).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('undo in two windows of one person', () => {
  const [left, right] = [windowIdFrom('00000000-0000-4000-8000-0000000000aa'), windowIdFrom('00000000-0000-4000-8000-0000000000bb')];
  let turn = 0;
  const idIn = (window: string): string => commandIdOf(window, `step-${(turn += 1)}`);
  /** Does something in a window, of this process or another. */
  async function inWindow(window: string, method: string, input: Call['input'], core = it.core): Promise<unknown> {
    const reply = await core.dispatch({ method, input, commandId: idIn(window) });
    if (!reply.ok) throw Object.assign(new Error(reply.error.message), reply.error);
    return reply.data;
  }
  const addIn = (window: string, title: string, core = it.core): Promise<unknown> => inWindow(window, 'actions.create', { title }, core);
  const undoIn = (window: string, core = it.core): Promise<unknown> => inWindow(window, 'history.undo', {}, core);
  const redoIn = (window: string): Promise<unknown> => inWindow(window, 'history.redo', {});

  test('each undoes and redoes its own steps, whichever was last', async () => {
    await addIn(left, 'Left');
    await addIn(right, 'Right');
    await undoIn(left);
    expect(await titles()).toEqual(['Right']);
    await expect(undoIn(left)).rejects.toMatchObject({ code: 'not_found' });
    await undoIn(right);
    expect(await titles()).toEqual([]);
    await redoIn(left);
    expect(await titles()).toEqual(['Left']);
    await redoIn(right);
    expect(await titles()).toEqual(['Left', 'Right']);
    await expect(redoIn(left)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('each says what it would undo and redo, and something new in one leaves the other’s redo', async () => {
    const state = (window?: string) => it.api.history.undoState(window === undefined ? {} : { window });
    await addIn(left, 'Left');
    expect((await state(left)).undo).not.toBeNull();
    expect((await state(right)).undo).toBeNull();
    await undoIn(left);
    await addIn(right, 'Right');
    expect((await state(left)).redo).not.toBeNull();
    expect((await state(right)).redo).toBeNull();
    expect((await state()).undo?.commandId).toBe((await state(right)).undo?.commandId);
    await addIn(left, 'Left again');
    expect((await state(left)).redo).toBeNull();
  });

  test('a later session undoes the steps of windows that are gone, and not of one that came back', async () => {
    await addIn(left, 'Left');
    await addIn(right, 'Right');
    const { core: later, api } = await it.another('Sam Officer');
    const [fresh, other] = ['00000000000c', '00000000000d'];
    await api.history.undoState({ window: right });
    expect(await undoIn(fresh, later)).toMatchObject({ label: expect.stringContaining('Add action') });
    expect(await titles()).toEqual(['Right']);
    await expect(undoIn(fresh, later)).rejects.toMatchObject({ code: 'not_found' });
    await undoIn(right, later);
    await addIn(other, 'Other', later);
    await expect(undoIn(fresh, later)).rejects.toMatchObject({ code: 'not_found' });
    expect(await titles()).toEqual(['Other']);
  });

  test('a step of no window is the person’s: any window undoes it; a window’s id that is none is refused', async () => {
    await add('one', 'One');
    expect((await it.api.history.undoState({ window: left })).undo?.commandId).toBe('one');
    await undoIn(right);
    expect(await titles()).toEqual([]);
    await expect(it.api.history.undoState({ window: "x' or 1=1" })).rejects.toMatchObject({ code: 'validation' });
  });
});
