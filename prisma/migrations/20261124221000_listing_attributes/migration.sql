-- What a style is of its kind (material, season, cut), to be shown and searched by; and the seller's own number for it.
ALTER TABLE "listings"
  ADD COLUMN "code" VARCHAR(40),
  ADD COLUMN "attributes" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "listings" ADD CONSTRAINT "listings_attributes_check" CHECK (jsonb_typeof("attributes") = 'object') NOT VALID;

CREATE UNIQUE INDEX "listings_account_id_code_key" ON "listings"("account_id", "code");
CREATE INDEX "listings_attributes_idx" ON "listings" USING GIN ("attributes" jsonb_path_ops);
