import { checkOptions } from 'keras-nyumon/dist/options/check-options';
import { nearestName } from 'keras-nyumon/dist/options/nearest-name';

const KNOWN = ['batchSize', 'epochs', 'shuffle'];
const check = (given: object) => {
  checkOptions(given, KNOWN, 'fit');
};

test('known options pass, given or not', () => {
  check({});
  check({ epochs: 1, shuffle: undefined });
});

test.each([
  [{ epocs: 3 }, /fit に「epocs」というオプションはありません。「epochs」では[^]*Did you mean 'epochs'\?/],
  [{ batch_size: 3 }, /Did you mean 'batchSize'\?/],
  [{ Shuffle: false }, /Did you mean 'shuffle'\?/],
  [
    { epochs: 1, colour: 3 },
    /使えるのは batchSize, epochs, shuffle です[^]*There are batchSize, epochs, shuffle\./,
  ],
])('%p is answered with what there is', (given, message) => {
  expect(() => {
    check(given);
  }).toThrow(message);
});

test('the nearest name is the fewest letters away, and only if that is few', () => {
  expect(nearestName('activaton', ['units', 'activation', 'activityRegularizer'])).toBe('activation');
  expect(nearestName('rulu', ['relu', 'elu', 'linear'])).toBe('relu');
  expect(nearestName('x', ['units', 'y'])).toBe('y');
  expect(nearestName('momentum', ['rho', 'epsilon'])).toBeUndefined();
});
