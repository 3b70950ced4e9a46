/** Means of what batches report, each batch weighted by its number of samples. */
export interface RunningMeans {
  /** Takes in a batch of `samples` samples. */
  add: (values: Record<string, number>, samples: number) => void;
  /** The means so far, by name. */
  values: () => Record<string, number>;
}

/** New, empty {@link RunningMeans}. */
export function runningMeans(): RunningMeans {
  const sums: Record<string, number> = {};
  let count = 0;
  return {
    add: (values, samples) => {
      count += samples;
      for (const [name, value] of Object.entries(values)) sums[name] = (sums[name] ?? 0) + value * samples;
    },
    values: () => Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum / count])),
  };
}
