// The kernel's half of the bridge and the library's are written twice, as neither package needs the other.
import * as kernel from 'tslab-kernel';
import * as library from 'keras-nyumon/notebook';
import type { Comms } from 'keras-nyumon/dist/notebook/comm';
import type { NotebookOutput } from 'keras-nyumon/dist/notebook/display';
import type { Listen } from 'keras-nyumon/dist/notebook/interrupt';

/** True when two types are the same in every property; any other makes the compiler complain where it is used. */
type Same<A, B> =
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the way to ask for identity
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : { differs: [A, B] };

test('both describe the same: the compiler says so where they differ', () => {
  const same: [
    Same<kernel.Bridge['tslab-kernel.output'], () => NotebookOutput>,
    Same<kernel.Bridge['tslab-kernel.comms'], Comms>,
    Same<kernel.Bridge['tslab-kernel.interrupt'], Listen>,
    Same<kernel.Comm, library.Comm>,
    Same<kernel.CommMessage, library.CommMessage>,
    Same<kernel.CommTarget, library.CommTarget>,
    Same<kernel.DisplayOptions, library.DisplayOptions>,
    Same<kernel.MimeBundle, library.MimeBundle>,
    Same<NotebookOutput['display'], library.NotebookDisplay>,
  ] = [true, true, true, true, true, true, true, true, true];
  expect(same).toHaveLength(9);
});

test('both mean the same symbol, and each knows the stop of the other', () => {
  expect(library.displaySymbol).toBe(kernel.displaySymbol);
  expect(new kernel.Interrupted()).toBeInstanceOf(library.Interrupted);
  expect(new library.Interrupted()).toBeInstanceOf(kernel.Interrupted);
  for (const other of [
    new Error('停止しました / stopped'),
    { name: 'Interrupted' },
    'Interrupted',
    undefined,
  ])
    expect(other instanceof library.Interrupted || other instanceof kernel.Interrupted).toBe(false);
});
