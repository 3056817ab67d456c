import { flushPromises } from '@vue/test-utils';
import { defineComponent, h, nextTick, ref, type Ref, type ShallowRef } from 'vue';
import { mountInShell } from '../../../test/support/components/mount';
import { INVENTORY, type MachineRegistration } from '../types';
import { useMachineQuery } from './machine-query';

const A: MachineRegistration = { metadata: { name: 'a', namespace: 'fleet-default' } };
const B: MachineRegistration = { metadata: { name: 'b', namespace: 'fleet-default' } };

interface Question {
  about: string[];
  /** Lets the server answer. */
  answer: (text: string) => Promise<void>;
}

interface Asking {
  registrations: Ref<MachineRegistration[]>;
  /** How many machines there are. */
  total: Ref<number>;
  questions: Question[];
  answer: ShallowRef<string | undefined>;
  leave: () => void;
}

function asking(listed: MachineRegistration[] = [A]): Asking {
  const registrations = ref(listed);
  const total = ref(5);
  const questions: Question[] = [];
  const all = (type: string): object[] => type === 'count' ? [{ counts: { [INVENTORY]: { summary: { count: total.value } } } }] : [];
  let answer: ShallowRef<string | undefined> | undefined;

  const page = mountInShell(defineComponent({
    setup() {
      answer = useMachineQuery(() => registrations.value, (about) => new Promise<string>((resolve) => {
        questions.push({ about: about.map(({ metadata }) => metadata?.name ?? ''), answer: async (text) => {
          resolve(text);
          await flushPromises();
        } });
      }));

      return () => h('div');
    },
  }), {}, { getters: { 'management/all': all } });

  return { registrations, total, questions, answer: answer as unknown as ShallowRef<string | undefined>, leave: () => {
    page.unmount();
  } };
}

describe('useMachineQuery', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks at once, and has no answer before there is one', async () => {
    const { questions, answer } = asking();

    expect(questions).toMatchObject([{ about: ['a'] }]);
    expect(answer.value).toBeUndefined();
    await questions[0]?.answer('one');
    expect(answer.value).toBe('one');
  });

  it('asks nothing about nothing', async () => {
    const { questions, registrations } = asking([]);

    expect(questions).toHaveLength(0);
    registrations.value = [A];
    await nextTick();
    expect(questions).toHaveLength(1);
  });

  it('asks again about others, and keeps the answer meanwhile', async () => {
    const { questions, registrations, answer } = asking();

    await questions[0]?.answer('one');
    registrations.value = [A, B];
    await nextTick();
    expect(questions).toMatchObject([{ about: ['a'] }, { about: ['a', 'b'] }]);
    expect(answer.value).toBe('one');
    await questions[1]?.answer('two');
    expect(answer.value).toBe('two');
  });

  it('does not ask again when the same ones have only changed', async () => {
    const { questions, registrations } = asking();

    registrations.value = [{ ...A, spec: { machineName: 'x' } }];
    await nextTick();
    expect(questions).toHaveLength(1);
  });

  it('keeps the newer answer when the older one comes late', async () => {
    const { questions, registrations, answer } = asking();

    registrations.value = [B];
    await nextTick();
    await questions[1]?.answer('new');
    await questions[0]?.answer('old');
    expect(answer.value).toBe('new');
  });

  it('asks again a moment after machines came, once for all that came in that moment', async () => {
    const { questions, total } = asking();

    for (let machine = 0; machine < 10; machine++) {
      total.value++;
      await nextTick();
      jest.advanceTimersByTime(50);
    }
    expect(questions).toHaveLength(1);
    jest.advanceTimersByTime(1000);
    expect(questions).toHaveLength(2);
  });

  it('asks every five seconds while machines keep coming', async () => {
    const { questions, total } = asking();

    for (let machine = 0; machine < 20; machine++) {
      total.value++;
      await nextTick();
      jest.advanceTimersByTime(500);
    }
    expect(questions).toHaveLength(3);
  });

  it('asks nothing more when the page is left', async () => {
    const { questions, total, leave } = asking();

    total.value++;
    await nextTick();
    leave();
    jest.advanceTimersByTime(10_000);
    expect(questions).toHaveLength(1);
  });
});
