import { isQuantity } from './quantity';

describe('isQuantity', () => {
  it.each(['100Gi', '1.5T', '.5G', '5.', '0', '+3', '-1', '4e9', '4E-2', '10k', '2E', '7m'])('takes %s', (text) => {
    expect(isQuantity(text)).toBe(true);
  });

  it.each(['', 'Gi', '100GB', '100 Gi', '1,5T', '1e', '100gi', '0x10', '.'])('refuses %j', (text) => {
    expect(isQuantity(text)).toBe(false);
  });
});
