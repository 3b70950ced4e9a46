import { tf } from './tf';

type Variable = tf.Variable;
type Tensor = Parameters<ReturnType<typeof tf.engine>['disposeTensor']>[0];

/** What must be known of a variable to release it when it is gone itself. */
type Remains = Pick<Tensor, 'dataId' | 'dtype' | 'size'> & { name: string };

const engine = tf.engine();
const living = new Map<string, WeakRef<Variable>>();
const remains = new WeakMap<Tensor, Remains>();

const gone = new FinalizationRegistry<Remains>((left) => {
  if (living.get(left.name)?.deref() === undefined) living.delete(left.name);
  engine.disposeTensor(left as unknown as Tensor);
});

/**
 * Lets variables go (weights, and what optimizers keep of them) when the garbage collector finds that nothing reaches
 * them any more. TensorFlow.js keeps every variable until it is disposed of, so a cell that makes a model would leave the
 * weights of the former one behind each time it is run again.
 */
export function releaseVariables(): void {
  // The engine's variables by name, as the object that it was, but without holding them.
  engine.state.registeredVariables = new Proxy<Record<string, Variable>>(
    {},
    {
      get: (_, name) => living.get(String(name))?.deref(),
      set(_, name, variable: Variable) {
        living.set(String(name), new WeakRef(variable));
        return true;
      },
      has: (_, name) => living.get(String(name))?.deref() !== undefined,
      deleteProperty: (_, name) => living.delete(String(name)) || true,
      ownKeys: () => [...living].filter(([, variable]) => variable.deref()).map(([name]) => name),
      getOwnPropertyDescriptor(_, name) {
        const value = living.get(String(name))?.deref();
        return value && { value, enumerable: true, configurable: true, writable: true };
      },
    },
  );

  // Called when a variable is made, and whenever it is given another value, which is another piece of memory.
  const incRef = engine.incRef.bind(engine);
  engine.incRef = (variable, backend) => {
    incRef(variable, backend);
    const { dataId, dtype, size, name } = variable as Tensor & { name: string };
    const known = remains.get(variable);
    if (known) known.dataId = dataId;
    else {
      const left = { dataId, dtype, size, name };
      remains.set(variable, left);
      gone.register(variable, left, variable);
    }
  };

  const disposeVariable = engine.disposeVariable.bind(engine);
  engine.disposeVariable = (variable) => {
    gone.unregister(variable);
    disposeVariable(variable);
  };

  // TensorFlow.js remembers in which order the layers of the last hundred models run, and so these models. One is enough.
  tf.env().set('TOPOLOGICAL_SORT_CACHE_MAX_ENTRIES', 1);
}
