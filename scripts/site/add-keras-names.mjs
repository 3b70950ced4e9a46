import { Comment, CommentTag, ReflectionKind } from 'typedoc';
import { kerasName } from './keras-name.mjs';

/**
 * Writes Keras's name beside each function of ours that Keras has too, unless its docstring says it already.
 *
 * @param {import('typedoc').ProjectReflection} project
 */
export function addKerasNames(project) {
  const functions = ReflectionKind.Function | ReflectionKind.Variable | ReflectionKind.Property;
  for (const reflection of project.getReflectionsByKind(functions)) {
    if (!reflection.isDeclaration() || isPartOfType(reflection)) continue;
    const folder = /keras-nyumon\/src\/([^/]+)\//.exec(reflection.sources?.[0]?.fileName ?? '')?.[1];
    const keras = folder && kerasName(reflection.name, folder);
    if (!keras) continue;
    for (const each of reflection.signatures ?? [reflection]) {
      each.comment ??= new Comment();
      if (!each.comment.getTag('@keras'))
        each.comment.blockTags.push(new CommentTag('@keras', [{ kind: 'code', text: `\`${keras}\`` }]));
    }
  }
}

/**
 * Whether it is an option or a field, and no function to be called by its name.
 *
 * @param {import('typedoc').Reflection} reflection
 */
function isPartOfType(reflection) {
  for (let above = reflection.parent; above; above = above.parent)
    if (above.kindOf(ReflectionKind.Interface | ReflectionKind.Class | ReflectionKind.TypeAlias)) return true;
  return false;
}
