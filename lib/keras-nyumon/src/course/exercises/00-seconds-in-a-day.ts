import type { Exercise } from './exercise';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** Exercise 00-seconds-in-a-day: the number of seconds in a day. */
export const secondsInADay: Exercise = (answer) => {
  if (answer === DAY) return 'right';
  if (typeof answer === 'string')
    return {
      ja: '引用符で囲むと、数ではなく文字になります。引用符を取ってください。',
      en: 'In quotes it is text, not a number. Take the quotes away.',
    };
  if (answer === HOUR)
    return {
      ja: 'まだ1時間の秒数のままです。1日は何時間でしょうか。',
      en: 'These are still the seconds of an hour. How many hours has a day?',
    };
  if (answer === DAY / 60)
    return {
      ja: 'それは1日の分の数です。1分は何秒でしょうか。',
      en: 'That is the number of minutes in a day. How many seconds has a minute?',
    };
  if (answer === DAY / 2)
    return {
      ja: 'それは半日の秒数です。時計の針は1日に2周します。',
      en: 'That is half a day. The hand of a clock goes round twice a day.',
    };
  return {
    ja: '1日の秒数ではありません。1分の秒数、1時間の分、1日の時間をかけ合わせます。',
    en: 'That is not the number of seconds in a day. Multiply the seconds of a minute, the minutes of an hour and the hours of a day.',
  };
};
