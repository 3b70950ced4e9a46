// Which file may import which. `npm test` checks it; docs/architecture.md draws it.

/**
 * The folders of the library, lowest first. A folder imports from those above it in this list, which lie below it in
 * the house, and never from one of its own floor or of a higher one.
 */
export const FLOORS = [
  ['options'],
  ['host'],
  ['notebook'],
  ['backend'],
  ['data', 'activations', 'initializers', 'regularizers', 'constraints'],
  ['layers'],
  ['models', 'applications'],
  ['losses'],
  ['metrics'],
  ['optimizers'],
  ['visualization'],
  ['train'],
  ['saving'],
  ['callbacks'],
  ['course'],
];

const LIBRARY = '^lib/keras-nyumon/src/';

/** One rule a folder, so that what a mistake prints names the folder. */
const floors = FLOORS.flatMap((folders, floor) =>
  folders.map((folder) => {
    const below = FLOORS.slice(0, floor).flat();
    return {
      name: `${folder}-stands-on-what-is-below`,
      comment: below.length
        ? `${folder}/ may use ${below.join(', ')}: what lies below it, and nothing else of the library.`
        : `${folder}/ stands on the ground: it uses nothing else of the library.`,
      severity: 'error',
      from: { path: `${LIBRARY}${folder}/` },
      // The course is an entry of its own, and begins as the library's entry does.
      to: {
        path: LIBRARY,
        pathNot: [
          `${LIBRARY}(${[folder, ...below].join('|')})/`,
          ...(folder === 'course' ? [`${LIBRARY}adapt-tensorflow\\.ts$`] : []),
        ],
      },
    };
  }),
);

/** @param {string} a @param {string} b  folders of lib/ */
const knowsNothingOf = (a, b) => ({
  name: `${a}-does-not-know-${b}`,
  comment: `lib/${a} imports nothing of lib/${b}: each package can be installed without the other.`,
  severity: 'error',
  from: { path: `^lib/${a}/` },
  to: { path: `^lib/${b}/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: /** @type {import('dependency-cruiser').IForbiddenRuleType[]} */ ([
    {
      name: 'no-circle-between-files',
      comment: 'No file imports itself by way of others, not even for a type.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'an-index-is-for-those-outside',
      comment:
        "A folder's index.ts is its door: files in the folder import each other and do not go round by the door.",
      severity: 'error',
      from: { path: '^(lib/[^/]+/src/.+)/[^/]+$' },
      to: { path: '^$1/index\\.ts$' },
    },
    {
      name: 'only-the-entry-opens-all-doors',
      comment: "Nothing imports the library's own entry: it imports everything.",
      severity: 'error',
      from: { path: LIBRARY },
      to: { path: `${LIBRARY}index\\.ts$` },
    },
    {
      name: 'nothing-imports-course',
      comment: 'course/ is what only the lessons need; the library does without.',
      severity: 'error',
      from: { path: '^lib/', pathNot: `${LIBRARY}course/` },
      to: { path: `${LIBRARY}course/` },
    },
    ...floors,
    knowsNothingOf('kernel', 'keras-nyumon'),
    knowsNothingOf('kernel', 'mnist-loader-ts'),
    knowsNothingOf('keras-nyumon', 'kernel'),
    knowsNothingOf('keras-nyumon', 'mnist-loader-ts'),
    knowsNothingOf('mnist-loader-ts', 'kernel'),
    knowsNothingOf('mnist-loader-ts', 'keras-nyumon'),
    {
      name: 'compiler-works-for-anyone',
      comment: 'The compiler imports neither runner nor server: it can become a process of its own.',
      severity: 'error',
      from: { path: '^lib/kernel/src/compiler/' },
      to: { path: '^lib/kernel/src/(runner|server)/' },
    },
    {
      name: 'server-and-runner-speak-by-messages',
      comment: 'Server and runner are two processes: neither imports the other, both know between.ts.',
      severity: 'error',
      from: { path: '^lib/kernel/src/(server|runner)/' },
      to: { path: '^lib/kernel/src/(server|runner)/', pathNot: '^lib/kernel/src/$1/' },
    },
    {
      name: 'tests-use-the-built-packages',
      comment:
        'A test imports the compiled package, never its source: two copies in one process would not share their state.',
      severity: 'error',
      from: { path: '^tests/' },
      to: { path: '^lib/[^/]+/src/' },
    },
  ]),
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['digit-pad/browser/'] },
  },
};
