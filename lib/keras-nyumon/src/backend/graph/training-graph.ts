import type { NativeAttribute } from '../native/native-op';
import { nativeAttributes, nativeBackend, variableAttributes } from '../native/native-op';
import type { OptimizerOperation } from '../native/optimizer-op';
import { optimizerAttributes, UNUSED } from '../native/optimizer-op';
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { nodeOf } from './graph-node';

/** What changes the weights at each step. */
export interface Update {
  /** The model's weights, by the graph's feeds; float32. */
  weights: { feed: string; shape: number[] }[];
  /** Weights that the computation itself changes, such as moving means, and the fetches that are their new values. */
  computed: { weight: number; value: string }[];
  /** Weights that the optimizer changes, and the fetches that are their gradients. */
  trained: { weight: number; gradient: string }[];
  operation: OptimizerOperation;
}

/** A graph that keeps the weights and the optimizer's slots from run to run, and does whole training steps. */
export interface TrainingGraph {
  nodes: GraphNode[];
  /** The slots that are kept for each trained weight. All of what is kept: the weights, then these. */
  slots: string[];
  /** Where values for all that is kept can be handed in, and what to fetch then. */
  given: string[];
  areGiven: string;
  /** Where the optimizer's numbers are handed in at each step. */
  told: string[];
  /** Which of the kept values a step changes; how they are, and how they are after the step. */
  changed: number[];
  current: string[];
  next: string[];
}

/** Lets a graph keep what it was handed in as weights, and change it. */
export function trainingGraph(graph: Graph, update: Update): TrainingGraph {
  const { weights, computed, trained, operation } = update;
  const float = nativeAttributes({ dtype: { dtype: 'float32' } });
  const slots = operation.slots.filter((slot) => slot !== UNUSED);
  const kept = [
    ...weights.map(({ feed, shape }) => ({ read: nodeOf(feed), shape })),
    ...trained.flatMap(({ weight }) =>
      slots.map((slot) => ({ read: `${slot}${weight}`, shape: weights[weight].shape })),
    ),
  ];
  const told = operation.inputs.flatMap((input, i) => (input === 'gradient' ? [] : [`told${i}`]));
  // By the place among what is kept: the node that changes it.
  const changes = new Map<number, string>();
  const nodes = [
    ...graph.nodes.filter(({ name }) => !kept.some(({ read }) => read === name)),
    ...kept.flatMap(({ read, shape }, i) => [
      node(`variable${i}`, 'VarHandleOp', [], variableAttributes(`variable${i}`, shape)),
      node(read, 'ReadVariableOp', [`variable${i}:0`], float),
      placeholder(`given${i}`),
      node(`give${i}`, 'AssignVariableOp', [`variable${i}:0`, `given${i}:0`], float),
    ]),
    node('areGiven', 'Identity', ['given0:0', ...kept.map((_, i) => `^give${i}`)], T_FLOAT()),
    ...told.map(placeholder),
  ];

  // A value is changed where it lies. So all must be computed by then that takes it as it was.
  const readersOf = (weight: number) =>
    graph.nodes.flatMap((each) =>
      each.kind === 'operation' && each.inputs.includes(weights[weight].feed) ? [`^${each.name}`] : [],
    );
  for (const { weight, value } of computed) {
    const inputs = [`variable${weight}:0`, value, ...readersOf(weight)];
    nodes.push(node(`change${weight}`, 'AssignVariableOp', inputs, float));
    changes.set(weight, `change${weight}`);
  }
  trained.forEach(({ weight, gradient }, t) => {
    const firstSlot = weights.length + t * slots.length;
    const slotVariables = operation.slots.map((slot) =>
      slot === UNUSED ? `unused${weight}:0` : `variable${firstSlot + slots.indexOf(slot)}:0`,
    );
    const inputs = operation.inputs.map((input, i) => (input === 'gradient' ? gradient : `told${i}:0`));
    const before = readersOf(weight);
    if (operation.slots.includes(UNUSED)) {
      nodes.push(...zeroVariable(`unused${weight}`, weights[weight].shape, gradient));
      before.push(`^unused${weight}Set`);
    }
    const given = [`variable${weight}:0`, ...slotVariables, ...inputs, ...before];
    nodes.push(node(`change${weight}`, operation.name, given, optimizerAttributes(operation)));
    changes.set(weight, `change${weight}`);
    slots.forEach((_, s) => changes.set(firstSlot + s, `change${weight}`));
  });
  for (const [i, change] of changes) {
    nodes.push(node(`next${i}`, 'ReadVariableOp', [`variable${i}:0`, `^${change}`], float));
  }
  const changed = [...changes.keys()];
  return {
    nodes,
    slots,
    given: kept.map((_, i) => `given${i}:0`),
    areGiven: 'areGiven:0',
    told: told.map((name) => `${name}:0`),
    changed,
    current: changed.map((i) => `${kept[i].read}:0`),
    next: changed.map((i) => `next${i}:0`),
  };
}

/** A variable that is set to zeros at each step. */
function zeroVariable(name: string, shape: number[], like: string): GraphNode[] {
  const float = nativeAttributes({ dtype: { dtype: 'float32' } });
  return [
    node(name, 'VarHandleOp', [], variableAttributes(name, shape)),
    node(`${name}Zeros`, 'ZerosLike', [like], T_FLOAT()),
    node(`${name}Set`, 'AssignVariableOp', [`${name}:0`, `${name}Zeros:0`], float),
  ];
}

const T_FLOAT = () => nativeAttributes({ T: { dtype: 'float32' } });

function node(name: string, operation: string, inputs: string[], attributes: NativeAttribute[]): GraphNode {
  return { kind: 'operation', name, operation, inputs, attributes };
}

function placeholder(name: string): GraphNode {
  return { kind: 'placeholder', name, dtype: nativeBackend().binding.TF_FLOAT };
}
