import { RegistrationList } from './pages/resource-list';
import { expect, test } from './support/fixtures';

/** Steve now and then tells a user nothing whose rights are bound in several namespaces, as the operator's are. */
test.use({ login: 'operator' });

test('a list whose changes the server does not tell is kept right', async ({ page, registrations: behindThePage }) => {
  await page.routeWebSocket(/\/v1\/subscribe/, (socket) => {
    const server = socket.connectToServer();

    server.onMessage((message) => {
      if (!String(message).startsWith('{"name":"resource.changes"')) {
        socket.send(message);
      }
    });
  });
  const registrations = new RegistrationList(page);

  await behindThePage.create('untold-1', {});
  await behindThePage.create('untold-2', {});
  await registrations.open();
  await registrations.deleteInUse('untold-1');
  await expect(registrations.row('untold-1')).toHaveCount(0);

  await expect(registrations.row('untold-2')).toBeVisible();
  await behindThePage.delete('untold-2');
  await expect(registrations.row('untold-2')).toHaveCount(0);
});
