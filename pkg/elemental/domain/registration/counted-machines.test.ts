import { countMessages, mayHaveMachines, mayHaveUnlabelled } from './counted-machines';

const KEY = 'ui.elemental.cattle.io/registration';

describe('mayHaveUnlabelled', () => {
  const stamped = { machineInventoryLabels: { [KEY]: 'berlin' } };
  const created = (time: string) => ({ metadata: { creationTimestamp: time } });
  const metadata = { name: 'berlin', creationTimestamp: '2026-11-22T11:00:00Z' };
  const berlin = (spec: object, generation: number) => ({ metadata: { ...metadata, generation }, spec });

  it('excludes them where the label was there from the start', () => {
    expect(mayHaveUnlabelled(berlin(stamped, 1), created('2026-11-22T12:00:00Z'))).toBe(false);
  });

  it('excludes those that were there before, where the label is there now', () => {
    expect(mayHaveUnlabelled(berlin(stamped, 2), created('2026-11-22T10:59:59Z'))).toBe(false);
    expect(mayHaveUnlabelled(berlin(stamped, 2), created('2026-11-22T11:00:00Z'))).toBe(true);
    expect(mayHaveUnlabelled(berlin(stamped, 2), created('2026-11-22T11:00:01Z'))).toBe(true);
  });

  it('excludes none where the label is missing or another\'s, as in a clone by hand', () => {
    expect(mayHaveUnlabelled(berlin({}, 1), created('2026-11-22T10:00:00Z'))).toBe(true);
    expect(mayHaveUnlabelled(berlin({ machineInventoryLabels: { [KEY]: 'lyon' } }, 1), created('2026-11-22T10:00:00Z'))).toBe(true);
  });

  it('excludes none where times or changes are not known', () => {
    expect(mayHaveUnlabelled(berlin(stamped, 2), {})).toBe(true);
    expect(mayHaveUnlabelled({ metadata: { name: 'berlin' }, spec: stamped }, created('2026-11-22T10:00:00Z'))).toBe(true);
    expect(mayHaveUnlabelled({}, created('2026-11-22T10:00:00Z'))).toBe(true);
  });

  it('excludes them where there are none', () => {
    expect(mayHaveUnlabelled({}, undefined)).toBe(false);
  });
});

describe('mayHaveMachines', () => {
  it('excludes them only where that is known', () => {
    expect(mayHaveMachines({ labelled: 0, unlabelled: 0 })).toBe(false);
    expect(mayHaveMachines({ labelled: 1, unlabelled: 0 })).toBe(true);
    expect(mayHaveMachines({ labelled: 0, unlabelled: 1 })).toBe(true);
    expect(mayHaveMachines(undefined)).toBe(true);
  });
});

describe('countMessages', () => {
  it('says what is known, and what is not', () => {
    expect(countMessages({ labelled: 3, unlabelled: 0 })).toStrictEqual([{ key: 'elemental.registrationMachines.count', args: { count: 3 } }]);
    expect(countMessages({ labelled: 0, unlabelled: 2 })).toStrictEqual([
      { key: 'elemental.registrationMachines.known', args: { count: 0 } },
      { key: 'elemental.registrationMachines.unlabelled', args: { count: 2 } },
    ]);
    expect(countMessages(undefined)).toStrictEqual([{ key: 'elemental.registrationMachines.unknown' }]);
  });
});
