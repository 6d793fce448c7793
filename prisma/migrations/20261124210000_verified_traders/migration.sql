-- Verified traders (ADR 120): who asks to be let into the trade, by which papers, and what the house says of it.
CREATE TYPE "trader_kind" AS ENUM ('registered_business', 'brick_and_mortar');
CREATE TYPE "trader_outcome" AS ENUM ('accepted', 'refused', 'ended');
CREATE TYPE "trader_picture_kind" AS ENUM ('licence', 'shop_front');

CREATE TABLE "trader_applications" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" "trader_kind" NOT NULL DEFAULT 'registered_business',
    "business_name" VARCHAR(80) NOT NULL DEFAULT '',
    "credit_code" VARCHAR(40) NOT NULL DEFAULT '',
    "address" VARCHAR(160) NOT NULL DEFAULT '',
    "note" VARCHAR(500) NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "uploads" SMALLINT NOT NULL DEFAULT 0,
    "applied_at" TIMESTAMPTZ(3),
    "applied_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "outcome" "trader_outcome",
    "reason" VARCHAR(500),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "valid_until" TIMESTAMPTZ(3),

    CONSTRAINT "trader_applications_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "trader_applications_account_id_created_at_idx" ON "trader_applications"("account_id", "created_at" DESC);
CREATE INDEX "trader_applications_applied_at_idx" ON "trader_applications"("applied_at");
CREATE INDEX "trader_applications_credit_code_idx" ON "trader_applications"("credit_code");

CREATE TABLE "trader_pictures" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "kind" "trader_picture_kind" NOT NULL,
    "bytes" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trader_pictures_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "trader_pictures_application_id_idx" ON "trader_pictures"("application_id");
-- A JPEG does not get smaller.
ALTER TABLE "trader_pictures" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

ALTER TABLE "trader_applications" ADD CONSTRAINT "trader_applications_account_id_fkey"
  FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "trader_pictures" ADD CONSTRAINT "trader_pictures_application_id_fkey"
  FOREIGN KEY ("application_id") REFERENCES "trader_applications"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One at a time for an account: the one being written or the one that waits.
CREATE UNIQUE INDEX "trader_applications_one_open" ON "trader_applications"("account_id")
  WHERE "withdrawn_at" IS NULL AND "decided_at" IS NULL;

ALTER TABLE "trader_applications" ADD CONSTRAINT "trader_applications_applied" CHECK (
  "applied_at" IS NULL OR (length("business_name") >= 2 AND length("credit_code") = 18 AND length("address") >= 6
    AND "applied_by_id" IS NOT NULL));
ALTER TABLE "trader_applications" ADD CONSTRAINT "trader_applications_decided" CHECK (
  ("outcome" IS NULL) = ("decided_at" IS NULL) AND ("outcome" IS NULL) = ("reason" IS NULL)
  AND ("outcome" IS NULL OR "applied_at" IS NOT NULL)
  AND ("outcome" IS DISTINCT FROM 'accepted' OR "valid_until" IS NOT NULL));
ALTER TABLE "trader_applications" ADD CONSTRAINT "trader_applications_uploads" CHECK ("uploads" BETWEEN 0 AND 40);
ALTER TABLE "trader_pictures" ADD CONSTRAINT "trader_pictures_size" CHECK (
  length("bytes") BETWEEN 1 AND 8388608 AND "width" BETWEEN 1 AND 2000 AND "height" BETWEEN 1 AND 2000);

-- What was sent stays as it was sent, so that what is decided about is what was asked.
CREATE FUNCTION "keep_trader_application"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."applied_at" IS NOT NULL AND
    (NEW."account_id", NEW."kind", NEW."business_name", NEW."credit_code", NEW."address", NEW."note", NEW."applied_at",
      NEW."applied_by_id") IS DISTINCT FROM
    (OLD."account_id", OLD."kind", OLD."business_name", OLD."credit_code", OLD."address", OLD."note", OLD."applied_at",
      OLD."applied_by_id")
  THEN RAISE EXCEPTION 'an application that was sent is not changed'; END IF;
  IF OLD."withdrawn_at" IS NOT NULL AND NEW."withdrawn_at" IS DISTINCT FROM OLD."withdrawn_at"
  THEN RAISE EXCEPTION 'what was withdrawn stays withdrawn'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "trader_applications_kept" BEFORE UPDATE ON "trader_applications"
  FOR EACH ROW EXECUTE FUNCTION "keep_trader_application"();

CREATE FUNCTION "keep_trader_picture"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN RAISE EXCEPTION 'a picture is not changed'; END IF;
  -- While it waits or is accepted; of one that is over the house may throw the pictures away.
  IF EXISTS (SELECT FROM "trader_applications" a
    WHERE a."id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."application_id" ELSE NEW."application_id" END
      AND a."applied_at" IS NOT NULL
      AND (TG_OP = 'INSERT' OR (a."withdrawn_at" IS NULL AND coalesce(a."outcome", 'accepted') = 'accepted'
        AND (a."valid_until" IS NULL OR a."valid_until" > now()))))
  THEN RAISE EXCEPTION 'the pictures of an application that was sent are not changed'; END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER "trader_pictures_kept" BEFORE INSERT OR UPDATE OR DELETE ON "trader_pictures"
  FOR EACH ROW EXECUTE FUNCTION "keep_trader_picture"();

-- Whether the owner of an account has a shop with a level (from the first heart: 4 points): yes or no and nothing else, since
-- the storefront's role reads no figure that is not shown to it. Asked when it is read: it ends with the link.
CREATE FUNCTION "has_shop_level"("account" uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM accounts b
      JOIN accounts a ON a.user_id = b.user_id AND a.realm IN ('retail', 'mall') AND a.status = 'active'
      JOIN shops s ON s.account_id = a.id AND s.kind <> 'company'
      JOIN shop_claims c ON c.account_id = a.id AND c.claim = 'level' AND c.sort_key >= 4
    WHERE b.id = account)
$$;
