/** The notebook's variables: what cells export, kept between them. */

/** The variables of all cells so far. */
export interface Variables {
  /** what the cells' code writes to and reads from as `exports` */
  exports: Record<string, unknown>;
  /** Starts to note which variables get a value. */
  startNoting(): void;
  /** The variables that got a value since; undefined when the code has not even started. */
  noted(): Set<string> | undefined;
}

/** No variables yet. */
export function createVariables(): Variables {
  const values: Record<string, unknown> = {};
  let assigned = new Set<string>();
  let started = false;
  return {
    exports: new Proxy(values, {
      set(target, name, value) {
        if (typeof name === 'string') assigned.add(name);
        target[name as string] = value;
        return true;
      },
      // TypeScript defines imported names as getters; a later cell may declare the same name, so they become values.
      defineProperty(target, name, attributes) {
        if (name === '__esModule') {
          // The first thing that every cell's code does.
          started = true;
          return true;
        }
        if (typeof name === 'string') assigned.add(name);
        target[name as string] = attributes.get
          ? (attributes.get() as unknown)
          : (attributes.value as unknown);
        return true;
      },
    }),
    startNoting() {
      assigned = new Set();
      started = false;
    },
    noted: () => (started ? assigned : undefined),
  };
}
