import { BinaryWriter } from 'google-protobuf';
import { nativeBackend } from '../native/native-op';
import type { GraphAttribute, GraphNode } from './graph-node';

type Write = (writer: BinaryWriter) => void;

/** Field numbers of TensorFlow's saved_model.proto, meta_graph.proto, graph.proto, node_def.proto and attr_value.proto. */
const SAVED_MODEL = { schemaVersion: 1, metaGraphs: 2 };
const META_GRAPH = { metaInfo: 1, graph: 2 };
const META_INFO = { tags: 4 };
const GRAPH = { node: 1, versions: 4 };
const VERSIONS = { producer: 1 };
const NODE = { name: 1, op: 2, input: 3, attr: 5 };
const ENTRY = { key: 1, value: 2 };
const VALUE = { list: 1, s: 2, i: 3, f: 4, b: 5, type: 6, shape: 7, tensor: 8 };
const LIST = { i: 3 };
const SHAPE = { dim: 2 };
const DIM = { size: 1 };
const TENSOR = { dtype: 1, shape: 2, content: 4 };

/** How a saved model is called, of several in a file. */
export const TAG = 'serve';
/** The version of TensorFlow's graphs whose rules hold: of 2.18, and newer ones keep them. */
const PRODUCER = 1994;

/** A graph in TensorFlow's format SavedModel, the one form in which tfjs-node takes graphs. */
export function savedModel({ nodes }: { nodes: GraphNode[] }): Uint8Array {
  const writer = new BinaryWriter();
  writer.writeInt64(SAVED_MODEL.schemaVersion, 1);
  message(writer, SAVED_MODEL.metaGraphs, (metaGraph) => {
    message(metaGraph, META_GRAPH.metaInfo, (info) => {
      info.writeString(META_INFO.tags, TAG);
    });
    message(metaGraph, META_GRAPH.graph, (definition) => {
      for (const node of nodes) message(definition, GRAPH.node, nodeDefinition(node));
      message(definition, GRAPH.versions, (versions) => {
        versions.writeInt32(VERSIONS.producer, PRODUCER);
      });
    });
  });
  return writer.getResultBuffer();
}

function nodeDefinition(node: GraphNode): Write {
  return (writer) => {
    writer.writeString(NODE.name, node.name);
    if (node.kind === 'operation') {
      writer.writeString(NODE.op, node.operation);
      for (const input of node.inputs) writer.writeString(NODE.input, input);
      for (const attribute of node.attributes) entry(writer, attribute.name, valueOf(attribute));
      return;
    }
    writer.writeString(NODE.op, node.kind === 'constant' ? 'Const' : 'Placeholder');
    const dtype = node.kind === 'constant' ? node.constant.dtype : node.dtype;
    entry(writer, 'dtype', (value) => {
      value.writeEnum(VALUE.type, dtype);
    });
    if (node.kind !== 'constant') return;
    entry(writer, 'value', (value) => {
      message(value, VALUE.tensor, (tensor) => {
        tensor.writeEnum(TENSOR.dtype, dtype);
        message(tensor, TENSOR.shape, shape(node.constant.shape));
        tensor.writeBytes(TENSOR.content, node.constant.values);
      });
    });
  };
}

function valueOf(attribute: GraphAttribute): Write {
  if ('dtype' in attribute)
    return (writer) => {
      writer.writeEnum(VALUE.type, attribute.dtype);
    };
  const { binding } = nativeBackend();
  const { type, value } = attribute;
  return (writer) => {
    if (type === binding.TF_ATTR_TYPE) writer.writeEnum(VALUE.type, value as number);
    else if (type === binding.TF_ATTR_BOOL) writer.writeBool(VALUE.b, value as boolean);
    else if (type === binding.TF_ATTR_FLOAT) writer.writeFloat(VALUE.f, value as number);
    else if (type === binding.TF_ATTR_STRING)
      writer.writeBytes(VALUE.s, new TextEncoder().encode(value as string));
    else if (type === binding.TF_ATTR_SHAPE) message(writer, VALUE.shape, shape(value as number[]));
    else if (Array.isArray(value))
      message(writer, VALUE.list, (list) => {
        list.writePackedInt64(LIST.i, value);
      });
    else writer.writeInt64(VALUE.i, value as number);
  };
}

function shape(lengths: number[]): Write {
  return (writer) => {
    for (const length of lengths)
      message(writer, SHAPE.dim, (dim) => {
        dim.writeInt64(DIM.size, length);
      });
  };
}

/** An entry of a node's map of attributes. */
function entry(writer: BinaryWriter, key: string, value: Write): void {
  message(writer, NODE.attr, (pair) => {
    pair.writeString(ENTRY.key, key);
    message(pair, ENTRY.value, value);
  });
}

function message(writer: BinaryWriter, field: number, write: Write): void {
  writer.writeMessage(field, {}, (_, inner: BinaryWriter) => {
    write(inner);
  });
}
