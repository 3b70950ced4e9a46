import { checkName } from '../../options/check-name';
import type { Exercise, Verdict } from './exercise';
import { exercises } from './exercises';
import type { ExerciseName } from './exercises';
import { lessonLanguage } from './lesson-language';

/** What is said of an answer that is not there. */
const NOT_WRITTEN = {
  ja: 'まだ書かれていません。「ヒント」の行の下を書き換えて、もう一度 Shift+Enter を押します。',
  en: 'Nothing is written yet. Rewrite what stands below the line "Hint" and press Shift+Enter again.',
};

const RIGHT = { ja: '正解です。', en: 'That is right.' };

/**
 * Checks the answer to an exercise, and prints ✅ or a hint (💡) in the language of the lesson.
 *
 * @param name   the exercise, such as `02-loss-chart`; a name that there is not is a compile error in the cell
 * @param answer what the exercise asked for
 * @throws RangeError for an exercise that there is not
 */
export async function check(name: ExerciseName, answer: unknown): Promise<void> {
  checkName(name, Object.keys(exercises), 'check');
  const verdict = await judge(exercises[name], answer);
  const language = lessonLanguage();
  console.log(verdict === 'right' ? `✅ ${RIGHT[language]}` : `💡 ${verdict[language]}`);
}

async function judge(exercise: Exercise, answer: unknown): Promise<Verdict> {
  return answer === undefined ? NOT_WRITTEN : exercise(answer);
}
