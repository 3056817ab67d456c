import { computed, effectScope, reactive, ref } from 'vue';
import { remembering } from './remembered';

describe('remembering', () => {
  it('finds an answer once, and anew when what it was found from is another', () => {
    const machine = reactive({ name: 'a', other: 1 });
    const find = jest.fn(({ name }: { name: string }) => ({ name }));
    const answer = remembering(find);

    expect(answer(machine)).toBe(answer(machine));
    machine.other = 2;
    expect(answer(machine)).toStrictEqual({ name: 'a' });
    expect(find).toHaveBeenCalledTimes(1);
    machine.name = 'b';
    expect(answer(machine)).toStrictEqual({ name: 'b' });
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('has one answer for each object', () => {
    const answer = remembering(({ name }: { name: string }) => name);

    expect([reactive({ name: 'a' }), reactive({ name: 'b' })].map(answer)).toStrictEqual(['a', 'b']);
  });

  it('notices changes though the first to ask had the object past what makes it reactive', () => {
    const raw = { name: 'a' };
    const answer = remembering(({ name }: { name: string }) => name);

    expect(answer(raw)).toBe('a');
    reactive(raw).name = 'b';
    expect(answer(reactive(raw))).toBe('b');
  });

  it('tells who asks of changes, and lives longer than the first of them', () => {
    const machine = reactive({ name: 'a' });
    const answer = remembering(({ name }: { name: string }) => name);
    const first = effectScope();

    first.run(() => computed(() => answer(machine)).value);
    first.stop();
    const second = computed(() => answer(machine));

    expect(second.value).toBe('a');
    machine.name = 'b';
    expect(second.value).toBe('b');
  });

  it('keeps the answer of an object that was read again as long as its version is the same', () => {
    const machine = reactive({ version: '1', data: { name: 'a' } });
    const find = jest.fn(({ data }: typeof machine) => data.name);
    const answer = remembering(find, ({ version }) => version);
    const shown = computed(() => answer(machine));

    expect(shown.value).toBe('a');
    machine.data = { name: 'a' };
    expect(shown.value).toBe('a');
    expect(find).toHaveBeenCalledTimes(1);
    Object.assign(machine, { version: '2', data: { name: 'b' } });
    expect(shown.value).toBe('b');
  });

  it('finds the answer anew when something else is another, whatever the version', () => {
    const language = ref('en');
    const answer = remembering(({ name }: { name: string; version: string }) => `${ name } ${ language.value }`, ({ version }) => version);
    const machine = reactive({ name: 'a', version: '1' });

    expect(answer(machine)).toBe('a en');
    language.value = 'zh';
    expect(answer(machine)).toBe('a zh');
  });

  it('watches the whole object while nothing tells its version', () => {
    const machine = reactive<{ name: string; version?: string }>({ name: 'a' });
    const answer = remembering(({ name }: typeof machine) => name, ({ version }) => version);

    expect(answer(machine)).toBe('a');
    machine.name = 'b';
    expect(answer(machine)).toBe('b');
  });
});
