import type { NativeAttribute } from '../native/native-op';
import type { GraphAttribute, GraphNode } from './graph-node';
import { nodeOf } from './graph-node';
import { plainNodes } from './plain-nodes';
import type { Recording } from './recording';

/** A recording as a graph. The names follow from the order alone: the same work gives the same graph. */
export interface Graph {
  nodes: GraphNode[];
  /** What is handed in at each run, in order: `feeds` first, then what is drawn. */
  feeds: string[];
  drawn: { name: string; id: number; draw: () => number[] }[];
  /** What is wanted of each run, in order. */
  fetches: string[];
}

/**
 * Makes a graph of a recording.
 *
 * @param feeds   the numbers of the tensors that will be others at each run, and their types
 * @param fetches the numbers of the tensors that are wanted
 * @returns undefined when that cannot be: a value was read on the way, or comes from elsewhere
 */
export function graphOf(
  recording: Recording,
  feeds: { id: number; dtype: number }[],
  fetches: number[],
): Graph | undefined {
  if (recording.wasRead) return undefined;
  const nodes: GraphNode[] = [];
  const outputs = new Map<number, { name: string; dtype: number }>();
  const drawn: Graph['drawn'] = [];
  feeds.forEach(({ id, dtype }, i) => {
    nodes.push({ kind: 'placeholder', name: `in${i}`, dtype });
    outputs.set(id, { name: `in${i}:0`, dtype });
  });
  for (const [id, constant] of recording.constants) {
    const { dtype } = constant;
    const draw = recording.drawn.get(id);
    const name = draw ? `drawn${drawn.length}` : `constant${nodes.length}`;
    nodes.push(draw ? { kind: 'placeholder', name, dtype } : { kind: 'constant', name, constant });
    if (draw) drawn.push({ name: `${name}:0`, id, draw });
    outputs.set(id, { name: `${name}:0`, dtype });
  }
  for (const { name: operation, attributes, inputs, outputs: results } of recording.operations) {
    const name = `operation${nodes.length}`;
    const from = inputs.map((id) => outputs.get(id));
    if (from.includes(undefined)) return undefined;
    const sources = from as { name: string; dtype: number }[];
    nodes.push({
      kind: 'operation',
      name,
      operation,
      inputs: sources.map((input) => input.name),
      attributes: [...attributes, ...missingTypes(operation, attributes, sources)],
    });
    results.forEach(({ id, dtype }, i) => outputs.set(id, { name: `${name}:${i}`, dtype }));
  }
  const names = fetches.map((id) => outputs.get(id)?.name);
  if (names.includes(undefined)) return undefined;
  const wanted = names as string[];
  return {
    nodes: plainNodes(nodesFor(wanted, nodes)),
    feeds: feeds.map((_, i) => `in${i}:0`),
    drawn,
    fetches: wanted,
  };
}

/** The nodes that others are computed from, and all that is handed in. */
function nodesFor(wanted: string[], nodes: GraphNode[]): GraphNode[] {
  const needed = new Set(wanted.map(nodeOf));
  // A node's inputs come before it.
  for (const node of nodes.toReversed()) {
    if (node.kind === 'operation' && needed.has(node.name))
      for (const input of node.inputs) needed.add(nodeOf(input));
  }
  return nodes.filter((node) => node.kind === 'placeholder' || needed.has(node.name));
}

/** Types that an operation takes from its input when it runs by itself, and that a graph must name. */
const TYPES_OF_FIRST_INPUT: Partial<Record<string, string>> = { ExpandDims: 'T' };

function missingTypes(
  operation: string,
  attributes: NativeAttribute[],
  inputs: { dtype: number }[],
): GraphAttribute[] {
  const name = TYPES_OF_FIRST_INPUT[operation];
  if (name === undefined || attributes.some((attribute) => attribute.name === name)) return [];
  return [{ name, dtype: inputs[0].dtype }];
}
