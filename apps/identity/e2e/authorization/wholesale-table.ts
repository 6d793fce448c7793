import { signedIn, type Table } from "./matrix.ts";
import { sharedActions, sharedRoutes, shoppingRoutes } from "./shared-entries.ts";

/** Who gets what at the wholesale market. How to add a line: `matrix.ts`. */
export const wholesaleTable: Table = {
  routes: {
    ...sharedRoutes,
    ...shoppingRoutes("wholesale", "suppliers"),
    "/credit": signedIn,
    // Nobody of the matrix has a company: for them it is not there. Companies: service.spec.ts.
    "/service": { ...signedIn, gets: "404" },
    "/service/[rule]": { ...signedIn, at: () => "/service/new", gets: "404" },
  },
  actions: {
    ...sharedActions,
    "service/actions.ts#move": { elsewhere: "service.spec.ts" },
    "service/actions.ts#remove": { elsewhere: "service.spec.ts" },
    "service/actions.ts#save": { elsewhere: "service.spec.ts" },
  },
};
