import { INVENTORY, OS_IMAGE, REGISTRATION } from '../types';
import { kindWords } from './kind-words';

describe('kindWords', () => {
  it('tells our kinds apart', () => {
    expect([REGISTRATION, INVENTORY, OS_IMAGE].map(kindWords)).toStrictEqual(['registration', 'machine', 'updateGroup']);
  });
});
