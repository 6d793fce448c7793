import type { Database } from "@hutong/db";
import type { Adapter, AdapterPayload } from "oidc-provider";
import { findClientMetadata } from "../clients/find-client.ts";
import { GrantStore } from "./grant-store.ts";
import { RecordStore } from "./record-store.ts";
import { SessionStore } from "./sign-on-store.ts";
import { AccessTokenStore, CodeStore, RefreshTokenStore } from "./token-stores.ts";

/** The provider's store on PostgreSQL: prepared statements, identifiers kept only as digests. */
export function storeFor(database: Database, shopApi: string) {
  return (model: string): Adapter => {
    switch (model) {
      case "Session":
        return new SessionStore(database);
      case "Client":
        return new ClientStore(database);
      case "Grant":
        return new GrantStore(database, shopApi);
      case "AuthorizationCode":
        return new CodeStore(database, model);
      case "AccessToken":
        return new AccessTokenStore(database, model);
      case "RefreshToken":
        return new RefreshTokenStore(database, model);
      default:
        return new RecordStore(database, model);
    }
  };
}

/** Clients are read-only to the provider; they are made by the operator. */
class ClientStore implements Adapter {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  find(clientId: string): Promise<AdapterPayload | undefined> {
    return findClientMetadata(this.#database, clientId);
  }

  async upsert(): Promise<void> {}

  async findByUid(): Promise<undefined> {
    return undefined;
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async destroy(): Promise<void> {}

  async consume(): Promise<void> {}

  async revokeByGrantId(): Promise<void> {}
}
