import type { Db } from "@hutong/db";
import type { ActingFor } from "@hutong/identity/acting";
import type { Ctx } from "@hutong/kernel";

/** Who writes, with the seat as it is now. */
export function writerOf({ actor }: Ctx<Db>, acting: ActingFor) {
  return {
    userId: actor.kind === "person" ? actor.userId : acting.ownerId,
    seatRole: acting.role === "owner" ? null : acting.role,
    seatName: acting.seatName,
  };
}
