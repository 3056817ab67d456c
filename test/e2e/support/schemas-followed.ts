import type { Page } from '@playwright/test';

/**
 * Resolves when steve has begun to tell the page, which is to be opened after this call, of types that come and go. What changes
 * between the page's reading of the types and then isn't told.
 */
export async function untilSchemasFollowed(page: Page): Promise<void> {
  await page.waitForEvent('websocket', {
    predicate: async (socket) => {
      await socket.waitForEvent('framereceived', {
        predicate: ({ payload }) => payload.includes('"name":"resource.start"') && payload.includes('"resourceType":"schema"'),
      });

      return true;
    },
  });
}
