-- The audit's chain (ADR 50). Every entry is either sealed, with its place and hash in audit_chain, or queued in
-- audit_pending; the queue is filled by the database itself, whoever writes the entry.
CREATE TABLE "audit_chain" (
    "seq" BIGINT NOT NULL,
    "entry_id" UUID NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("seq")
);
CREATE UNIQUE INDEX "audit_chain_entry_id_key" ON "audit_chain"("entry_id");
ALTER TABLE "audit_chain" ADD CONSTRAINT "audit_chain_seq_range" CHECK ("seq" > 0);
ALTER TABLE "audit_chain" ADD CONSTRAINT "audit_chain_hash_length" CHECK (octet_length("hash") = 32);

CREATE TABLE "audit_pending" (
    "entry_id" UUID NOT NULL,

    CONSTRAINT "audit_pending_pkey" PRIMARY KEY ("entry_id")
);

-- Append-only, for the owner too.
CREATE TRIGGER "audit_chain_append_only" BEFORE UPDATE OR DELETE ON "audit_chain"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_chain_no_truncate" BEFORE TRUNCATE ON "audit_chain"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- With the owner's rights: no web process may write the queue.
CREATE FUNCTION "queue_audit_entries"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "audit_pending" ("entry_id") SELECT "id" FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER "audit_entries_queue" AFTER INSERT ON "audit_entries"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "queue_audit_entries"();

-- What was written before the chain was there is sealed first.
INSERT INTO "audit_pending" ("entry_id") SELECT "id" FROM "audit_entries";

-- What the administrators' page and the export filter by.
CREATE INDEX "audit_entries_action_at_idx" ON "audit_entries"("action", "at");
CREATE INDEX "audit_entries_actor_user_id_at_idx" ON "audit_entries"("actor_user_id", "at");
CREATE INDEX "audit_entries_account_id_at_idx" ON "audit_entries"("account_id", "at");
