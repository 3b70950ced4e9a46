import { nodeVersions, prepareNode } from './node-versions';
import { startKernel, type Kernel, type StartOptions } from './kernel-client';

/** Installing a Node.js takes a while the first time. */
const preparationTime = 300_000;

/**
 * Describes what a kernel does, once for each Node.js that we support.
 *
 * @param define gets a function that returns the running kernel; it is called in the tests
 */
export function describeOnEachNode(
  name: string,
  define: (kernel: () => Kernel, node: string) => void,
  options: StartOptions = {},
): void {
  describe.each(nodeVersions)(`${name} (Node.js $major)`, (version) => {
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
