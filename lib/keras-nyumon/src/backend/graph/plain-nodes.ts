import type { GraphNode } from './graph-node';

type Operation = Extract<GraphNode, { kind: 'operation' }>;

/**
 * Puts TensorFlow's usual operations in the place of those that do two things at once. In a graph, TensorFlow puts
 * operations together by itself, and more of them: a convolution, its bias and relu; a dense layer's. And it notes the
 * places of the largest values only where there is a gradient to use them.
 */
export function plainNodes(nodes: GraphNode[]): GraphNode[] {
  const used = new Set(nodes.flatMap((node) => (node.kind === 'operation' ? node.inputs : [])));
  return nodes.flatMap((node): GraphNode[] => {
    if (node.kind !== 'operation') return [node];
    if (node.operation === '_MklNativeConv2DWithBias') return convolutionAndBias(node);
    if (node.operation === '_MklNativeMaxPool' && !used.has(`${node.name}:1`)) {
      return [{ ...without(node, '_kernel', 'workspace_enabled'), operation: 'MaxPool' }];
    }
    return [node];
  });
}

function convolutionAndBias(node: Operation): Operation[] {
  const [x, filter, bias] = node.inputs;
  const name = `${node.name}Convolution`;
  const type = node.attributes.filter((attribute) => attribute.name === 'T');
  return [
    { ...without(node, '_kernel'), name, operation: 'Conv2D', inputs: [x, filter] },
    { ...node, operation: 'BiasAdd', inputs: [`${name}:0`, bias], attributes: type },
  ];
}

function without(node: Operation, ...names: string[]): Operation {
  return { ...node, attributes: node.attributes.filter(({ name }) => !names.includes(name)) };
}
