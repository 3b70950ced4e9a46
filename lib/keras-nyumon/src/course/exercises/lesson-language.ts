import { machine, paths } from '../../host';

/**
 * The language of the lesson that is open: that of its folder, since a notebook's kernel starts in the notebook's folder
 * (`notebooks/ja/`, `notebooks/en/`). Elsewhere it is Japanese.
 *
 * @param folder the folder to go by; by default the one that the program runs in
 */
export function lessonLanguage(folder = machine.currentFolder()): 'ja' | 'en' {
  return paths.resolve(folder).split(paths.sep).includes('en') ? 'en' : 'ja';
}
