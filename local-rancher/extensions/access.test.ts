import type { KubeConfig } from '@kubernetes/client-node';
import { USERS } from '../rancher-api/users';
import { accessReview } from './access';

jest.mock('@kubernetes/client-node', () => ({ AuthorizationV1Api: jest.fn() }));

describe('whether somebody may', () => {
  const asked: unknown[] = [];
  const review = (status: object | undefined): ReturnType<typeof accessReview> => accessReview({
    config: {
      makeApiClient: () => ({
        createSubjectAccessReview: ({ body }: { body: { spec: unknown } }) => {
          asked.push(body.spec);

          return Promise.resolve({ status });
        },
      }),
    } as unknown as KubeConfig,
  });
  const [user] = USERS.values();
  const attempt = { verb: 'create', group: 'catalog.cattle.io', plural: 'uiplugins', namespace: 'a' };

  it('is asked of the API server as it would be asked of a request of theirs', async () => {
    expect(user && await review({ allowed: true })(user, attempt)).toBe(true);
    expect(asked).toEqual([{
      user: 'user-administrator',
      groups: ['system:authenticated'],
      resourceAttributes: { verb: 'create', group: 'catalog.cattle.io', resource: 'uiplugins', namespace: 'a' },
    }]);
  });

  it.each([[{ allowed: false }], [undefined]])('is no with %j', async (status) => {
    expect(user && await review(status)(user, attempt)).toBe(false);
  });
});
