/** What the lesson promises. */
const PROMISED = 0.99;

/**
 * Judges how the lesson ran.
 *
 * @param {import('./run-notebook.mjs').Ran} ran
 * @returns {{ accuracy: string | null, reasons: string[] }}  accuracy: with four digits, null when none was printed;
 *   reasons: why the gate stays shut, empty when it opens
 */
export function judge({ code, lines, cells }) {
  const reasons = [];
  for (const { cell, outputs } of cells)
    for (const { output_type, name, text, ename, evalue } of outputs) {
      if (output_type === 'error') reasons.push(`${cell}: ${ename}: ${evalue}`);
      if (name === 'stderr') reasons.push(`${cell}: stderr: ${text?.trim()}`);
    }
  // A failed cell has been named already; a dead kernel or a silent one hasn't.
  if (code !== 0 && reasons.length === 0) reasons.push(['nbclient:', ...lines].join('\n'));
  const accuracy = printedAccuracy(cells);
  if (accuracy === null) reasons.push('test accuracy が表示されませんでした (was not printed)');
  else if (!(Number(accuracy) > PROMISED)) reasons.push(`${accuracy} ≤ ${PROMISED}`);
  return { accuracy, reasons };
}

/**
 * The last `test accuracy: …` that a cell printed. Rounded to four digits: of 10,000 pictures that is exact, while 0.99
 * as a float32 reads 0.9900000095 and would pass for more.
 *
 * @param {import('./run-notebook.mjs').EndedCell[]} cells
 */
function printedAccuracy(cells) {
  const text = cells.flatMap(({ outputs }) => outputs.map((output) => output.text ?? '')).join('\n');
  const last = [...text.matchAll(/^test accuracy: (\S+)$/gm)].at(-1)?.[1];
  return last === undefined ? null : Number(last).toFixed(4);
}
