import { nodeVersions, prepareNode, type NodeVersion } from './node-versions';
import { startKernel, type Kernel, type StartOptions } from './kernel-client';

/** Installing a Node.js takes a while the first time. */
const preparationTime = 300_000;

/** Defines tests; gets a function that returns the running kernel, to be called in the tests. */
type Define = (kernel: () => Kernel, node: string) => void;

/** Describes what a kernel does, once for each Node.js that we support; the tests share a kernel. */
export function describeOnEachNode(name: string, define: Define, options: StartOptions = {}): void {
  describeOn(nodeVersions, name, define, options);
}

/** Describes what does not depend on Node.js's version, once. */
export function describeOnThisNode(name: string, define: Define, options: StartOptions = {}): void {
  describeOn(nodeVersions.slice(0, 1), name, define, options);
}

function describeOn(versions: NodeVersion[], name: string, define: Define, options: StartOptions): void {
  describe.each(versions)(`${name} (Node.js $major)`, (version) => {
    let kernel: Kernel;
    beforeAll(async () => {
      prepareNode(version);
      kernel = await startKernel({ ...options, node: version.path });
      await kernel.execute('1');
    }, preparationTime);
    afterAll(() => kernel.close());
    define(() => kernel, version.path);
  });
}
