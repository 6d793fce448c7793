import { signedIn, type Table } from "./matrix.ts";
import { sharedActions, sharedRoutes, shoppingRoutes } from "./shared-entries.ts";

/** Who gets what at the wholesale market. How to add a line: `matrix.ts`. */
export const wholesaleTable: Table = {
  routes: { ...sharedRoutes, ...shoppingRoutes("wholesale", "suppliers"), "/credit": signedIn },
  actions: { ...sharedActions },
};
