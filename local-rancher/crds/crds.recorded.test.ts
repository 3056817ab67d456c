import { installCrds, readCrds } from '.';
import { backend, create, type Answer } from './recorded-requests';
import { badValueCreates, createsOfWholeRecordings, createsThroughSteve, type RecordedCreate } from './recorded-verdicts';

// Creates are dry runs: they are validated, pruned and defaulted like others, and no operator of another test sees them.
const kubernetes = backend();

async function verdictOf({ object, fieldValidation }: RecordedCreate): Promise<Pick<Answer, 'status' | 'message'> & { spec?: object }> {
  const { status, message, object: stored } = await create(kubernetes, object, { dryRun: 'All', fieldValidation });

  return { status, message, spec: stored?.spec };
}

beforeAll(async () => {
  await installCrds(kubernetes, readCrds());
}, 60_000);

describe('a MachineRegistration with a bad value gets the verdict of the operator\'s own CRD', () => {
  const creates = badValueCreates();

  it('has 23 specs, with and without Strict, and two names', () => {
    expect(creates).toHaveLength(23 * 2 + 2);
  });

  it.each(creates)('$name', async (recorded) => {
    expect(await verdictOf(recorded)).toEqual(recorded.verdict);
  });

  it.each(createsThroughSteve())('$name, through steve', async (recorded) => {
    expect(await verdictOf(recorded)).toEqual(recorded.verdict);
  });
});

describe('a create gets the verdict of the operator\'s own CRD, and stores what that stored', () => {
  it.each(createsOfWholeRecordings())('$name', async (recorded) => {
    expect(await verdictOf(recorded)).toEqual(recorded.verdict);
  });
});
