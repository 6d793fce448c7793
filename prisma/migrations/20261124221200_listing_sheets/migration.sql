-- Files of listings as sellers bring them: looked at first, then applied. They go after a day (`sweepSheets`).
CREATE TABLE "listing_sheets" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "made_by_id" UUID NOT NULL,
    "file_name" VARCHAR(120) NOT NULL,
    "text" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "outcome" JSONB,

    CONSTRAINT "listing_sheets_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "listing_sheets_check" CHECK (octet_length("text") <= 8388608)
);
CREATE INDEX "listing_sheets_account_id_idx" ON "listing_sheets"("account_id");
CREATE INDEX "listing_sheets_made_at_idx" ON "listing_sheets"("made_at");
ALTER TABLE "listing_sheets" ADD CONSTRAINT "listing_sheets_account_id_fkey"
  FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
