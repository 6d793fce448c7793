import type { Pool, PoolClient } from "pg";

export interface BorrowedClient {
  readonly client: PoolClient;
  /** @param isClean false where it may still be within a transaction: it is then closed and not used again */
  readonly giveBack: (isClean: boolean) => void;
}

/** One connection for several statements. One that breaks while it is out fails its statements, not the process. */
export async function borrowClient(pool: Pool): Promise<BorrowedClient> {
  const client = await pool.connect();
  const ignore = () => undefined;
  client.on("error", ignore);
  return {
    client,
    giveBack: (isClean) => {
      client.off("error", ignore);
      client.release(!isClean);
    },
  };
}
