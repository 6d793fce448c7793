import type { Table } from "./matrix.ts";
import { sharedActions, sharedRoutes, shoppingRoutes } from "./shared-entries.ts";

/** Who gets what at the shops. How to add a line: `matrix.ts`. */
export const retailTable: Table = {
  routes: { ...sharedRoutes, ...shoppingRoutes("retail", "shops") },
  actions: { ...sharedActions },
};
