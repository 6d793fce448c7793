import { buyingActions, buyingRoutes } from "./buying-entries.ts";
import { everybody, type Table } from "./matrix.ts";
import { reviewActions, reviewRoutes } from "./review-entries.ts";
import { sellingActions, sellingRoutes } from "./selling-entries.ts";
import {
  accountActions,
  accountRoutes,
  sharedActions,
  sharedRoutes,
  shoppingRoutes,
} from "./shared-entries.ts";

/** Who gets what at the shops. How to add a line: `matrix.ts`. */
export const retailTable: Table = {
  routes: {
    ...sharedRoutes,
    ...accountRoutes,
    ...shoppingRoutes("retail", "shops"),
    ...sellingRoutes,
    ...buyingRoutes,
    ...reviewRoutes,
    "/api/suggest": { ...everybody, at: () => "/api/suggest?q=lian" },
  },
  actions: { ...sharedActions, ...accountActions, ...sellingActions, ...buyingActions, ...reviewActions },
};
