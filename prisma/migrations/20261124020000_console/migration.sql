-- Two administrators for the merging of two people who both have a shop or company.
CREATE TYPE "merge_outcome" AS ENUM ('approved', 'refused', 'withdrawn', 'expired');
CREATE TABLE "merge_requests" (
    "id" UUID NOT NULL,
    "from_user_id" UUID NOT NULL,
    "into_user_id" UUID NOT NULL,
    "reason" VARCHAR(280) NOT NULL,
    "facts_digest" BYTEA NOT NULL,
    "open_key" VARCHAR(80),
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "merge_outcome",
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" VARCHAR(280),
    "operation_id" UUID,

    CONSTRAINT "merge_requests_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "merge_requests_open_key_key" ON "merge_requests"("open_key");
CREATE INDEX "merge_requests_asked_at_idx" ON "merge_requests"("asked_at");
CREATE INDEX "merge_requests_from_user_id_idx" ON "merge_requests"("from_user_id");
CREATE INDEX "merge_requests_into_user_id_idx" ON "merge_requests"("into_user_id");
CREATE INDEX "merge_requests_asked_by_id_idx" ON "merge_requests"("asked_by_id");
CREATE INDEX "merge_requests_decided_by_id_idx" ON "merge_requests"("decided_by_id");
CREATE INDEX "merge_requests_operation_id_idx" ON "merge_requests"("operation_id");
ALTER TABLE "merge_requests" ADD CONSTRAINT "merge_requests_from_user_id_fkey" FOREIGN KEY ("from_user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "merge_requests" ADD CONSTRAINT "merge_requests_into_user_id_fkey" FOREIGN KEY ("into_user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "merge_requests" ADD CONSTRAINT "merge_requests_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "merge_requests" ADD CONSTRAINT "merge_requests_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "merge_requests" ADD CONSTRAINT "merge_requests_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "linking_operations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "merge_requests" ADD CONSTRAINT "merge_requests_two_people" CHECK ("from_user_id" <> "into_user_id");
-- Nobody approves or refuses her own request; she may withdraw it.
ALTER TABLE "merge_requests" ADD CONSTRAINT "merge_requests_two_administrators" CHECK ("outcome" NOT IN ('approved', 'refused') OR "decided_by_id" <> "asked_by_id");
ALTER TABLE "merge_requests" ADD CONSTRAINT "merge_requests_decided" CHECK (("outcome" IS NULL) = ("decided_at" IS NULL) AND ("outcome" IS NULL) = ("open_key" IS NOT NULL) AND ("outcome" IS NOT DISTINCT FROM 'approved') = ("operation_id" IS NOT NULL));

-- Files of acts upon people.
CREATE TABLE "bulk_batches" (
    "id" UUID NOT NULL,
    "made_by_id" UUID NOT NULL,
    "file_name" VARCHAR(120) NOT NULL,
    "digest" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_batches_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "bulk_batches_made_at_idx" ON "bulk_batches"("made_at");
CREATE INDEX "bulk_batches_made_by_id_digest_idx" ON "bulk_batches"("made_by_id", "digest");
ALTER TABLE "bulk_batches" ADD CONSTRAINT "bulk_batches_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "bulk_lines" (
    "batch_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "who" VARCHAR(254) NOT NULL,
    "action" VARCHAR(32) NOT NULL,
    "reason" VARCHAR(300) NOT NULL,
    "user_id" UUID,
    "verdict" VARCHAR(32) NOT NULL,
    "outcome" VARCHAR(32),

    CONSTRAINT "bulk_lines_pkey" PRIMARY KEY ("batch_id", "line")
);
CREATE INDEX "bulk_lines_user_id_idx" ON "bulk_lines"("user_id");
ALTER TABLE "bulk_lines" ADD CONSTRAINT "bulk_lines_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "bulk_batches"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "bulk_lines" ADD CONSTRAINT "bulk_lines_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "bulk_lines" ADD CONSTRAINT "bulk_lines_bounds" CHECK ("line" BETWEEN 1 AND 20000);
-- Only what the dry run let through is ever done.
ALTER TABLE "bulk_lines" ADD CONSTRAINT "bulk_lines_done" CHECK ("outcome" IS NULL OR "verdict" = 'ready');
