/**
 * Turns the ES module that the compiler wrote into what the runner executes: `require` for static imports,
 * `importModule` for dynamic ones, `meta` for `import.meta`, and looks at the stop button around each `await`.
 */
import type * as typescript from '@tslab/typescript-for-tslab';
import { ts } from './tslab-typescript';

/** A module ready to run. */
export interface RunnableModule {
  code: string;
  /** source map from `code` to the ES module */
  map: string;
  /** what it imports statically */
  imports: string[];
}

/** Names that the code finds in the function it is wrapped in. */
export const helperNames = {
  importModule: '__importModule',
  meta: '__meta',
  began: '__began',
  resume: '__resume',
  proceed: '__proceed',
};

/** What these names mean, in their order. */
export function helpers(meanings: Record<keyof typeof helperNames, unknown>): unknown[] {
  return (Object.keys(helperNames) as (keyof typeof helperNames)[]).map((name) => meanings[name]);
}

/**
 * @param source   an ES module in JavaScript
 * @param previous names that earlier cells declared, which are properties of `exports`
 */
export function toRunnableModule(source: string, previous: ReadonlySet<string> = new Set()): RunnableModule {
  const imports: string[] = [];
  const { outputText, sourceMapText } = ts.transpileModule(source, {
    fileName: 'module.js',
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      newLine: ts.NewLineKind.LineFeed,
      noImplicitUseStrict: true,
      sourceMap: true,
    },
    transformers: { before: [(context) => (file) => transform(file, context, imports, previous)] },
  });
  return {
    // The first line announces all exports as undefined, which would lose the values of earlier cells when this one
    // fails before it gets there.
    code: outputText
      .replace(/^(exports\.[^\s=;]+ = )+void 0;$/m, '')
      .replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'),
    map: sourceMapText ?? '',
    imports,
  };
}

function transform(
  file: typescript.SourceFile,
  context: typescript.TransformationContext,
  imports: string[],
  previous: ReadonlySet<string>,
): typescript.SourceFile {
  const { factory } = context;
  const call = (name: string, ...args: typescript.Expression[]): typescript.Expression =>
    factory.createCallExpression(factory.createIdentifier(name), undefined, args);

  const proceed = (): typescript.Statement => factory.createExpressionStatement(call(helperNames.proceed));
  /** how often an `await` was found */
  let awaits = 0;

  function visit(node: typescript.Node): typescript.Node {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      if (node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
        imports.push(node.moduleSpecifier.text);
      return node;
    }
    const visited = ts.visitEachChild(node, visit, context);
    if (ts.isShorthandPropertyAssignment(visited) && isPrevious(node, visited.name.text)) {
      return ts.setTextRange(spelledOut(visited), node);
    }
    if (ts.isAwaitExpression(visited)) {
      awaits++;
      return ts.setTextRange(call(helperNames.resume, call(helperNames.began), visited), node);
    }
    if (ts.isCallExpression(visited) && visited.expression.kind === ts.SyntaxKind.ImportKeyword) {
      return ts.setTextRange(call(helperNames.importModule, ...visited.arguments), node);
    }
    if (ts.isMetaProperty(visited) && visited.keywordToken === ts.SyntaxKind.ImportKeyword) {
      return ts.setTextRange(factory.createIdentifier(helperNames.meta), node);
    }
    if (ts.isForOfStatement(visited) && visited.awaitModifier) {
      awaits++;
      return factory.updateForOfStatement(
        visited,
        visited.awaitModifier,
        visited.initializer,
        visited.expression,
        factory.createBlock([proceed(), visited.statement], true),
      );
    }
    return visited;
  }

  /** Whether a name means what an earlier cell declared, and nothing of this cell's. */
  function isPrevious(node: typescript.Node, name: string): boolean {
    if (!previous.has(name)) return false;
    for (let scope = node; !ts.isSourceFile(scope); scope = scope.parent) {
      if (hasLocal(scope, name)) return false;
    }
    return !hasLocal(file, name);
  }

  /** `{ x }` as `{ x: exports.x }`, which tslab does for every other use of an earlier cell's names. */
  function spelledOut({ name, objectAssignmentInitializer }: typescript.ShorthandPropertyAssignment) {
    const value = factory.createPropertyAccessExpression(factory.createIdentifier('exports'), name);
    return factory.createPropertyAssignment(
      name.text,
      objectAssignmentInitializer ? factory.createAssignment(value, objectAssignmentInitializer) : value,
    );
  }

  // What a statement waited for has its name now; when that was ended by the stop, the cell ends here.
  const statements = file.statements.flatMap((statement) => {
    const before = awaits;
    const visited = ts.visitNode(statement, visit) as typescript.Statement;
    return awaits > before ? [visited, proceed()] : [visited];
  });
  return factory.updateSourceFile(file, statements);
}

/** Whether `scope` itself declares `name`; the binder keeps that in a property that TypeScript does not publish. */
function hasLocal(scope: typescript.Node, name: string): boolean {
  return (scope as { locals?: Map<string, unknown> }).locals?.has(name) ?? false;
}
