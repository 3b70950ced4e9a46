/**
 * A duration in both languages: '12 秒 (12 s)', '3 分 5 秒 (3 min 5 s)'; below ten seconds with one decimal.
 *
 * @param {number} seconds
 * @returns {string}
 */
export function inBothLanguages(seconds) {
  if (seconds < 9.95) return `${seconds.toFixed(1)} 秒 (${seconds.toFixed(1)} s)`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} 秒 (${whole} s)`;
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return `${minutes} 分 ${rest} 秒 (${minutes} min ${rest} s)`;
}
