-- What buyers say of what they bought, what the shops answer, and what is looked at by the house.
CREATE TYPE "review_state" AS ENUM ('draft', 'held', 'shown', 'hidden');
CREATE TYPE "review_fit" AS ENUM ('small', 'right', 'large');
CREATE TYPE "review_report_reason" AS ENUM ('advertising', 'insult', 'false_words', 'privacy', 'other');

CREATE TABLE "reviews" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "place" SMALLINT NOT NULL,
    "listing_id" UUID NOT NULL,
    "colour" VARCHAR(32) NOT NULL,
    "size" VARCHAR(16) NOT NULL,
    "category" VARCHAR(32) NOT NULL,
    "buyer_account_id" UUID NOT NULL,
    "seller_account_id" UUID NOT NULL,
    "author_user_id" UUID NOT NULL,
    "author_seat_id" UUID,
    "state" "review_state" NOT NULL DEFAULT 'draft',
    "score" SMALLINT,
    "description" SMALLINT,
    "service" SMALLINT,
    "delivery" SMALLINT,
    "fit" "review_fit",
    "words" VARCHAR(500) NOT NULL DEFAULT '',
    "is_anonymous" BOOLEAN NOT NULL DEFAULT false,
    "picture_count" SMALLINT NOT NULL DEFAULT 0,
    "uploads" SMALLINT NOT NULL DEFAULT 0,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "written_at" TIMESTAMPTZ(3),
    "follow_up" VARCHAR(500),
    "follow_up_state" "review_state",
    "followed_up_at" TIMESTAMPTZ(3),
    "awaits_answer" BOOLEAN NOT NULL DEFAULT false,
    "helpful" INTEGER NOT NULL DEFAULT 0,
    "times_rated" SMALLINT NOT NULL DEFAULT 0,
    "hidden_reason" VARCHAR(280),

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "reviews_shape" CHECK ("state" = 'draft' OR ("score" IS NOT NULL AND "description" IS NOT NULL
      AND "service" IS NOT NULL AND "delivery" IS NOT NULL AND "written_at" IS NOT NULL)),
    CONSTRAINT "reviews_score" CHECK ("score" BETWEEN -1 AND 1 AND "description" BETWEEN 1 AND 5 AND "service" BETWEEN 1 AND 5
      AND "delivery" BETWEEN 1 AND 5),
    CONSTRAINT "reviews_follow_up" CHECK (num_nonnulls("follow_up", "follow_up_state", "followed_up_at") IN (0, 3)
      AND "follow_up_state" IS DISTINCT FROM 'draft' AND ("follow_up" IS NULL OR "state" <> 'draft')),
    -- Each upload costs a decoding.
    CONSTRAINT "reviews_bounds" CHECK ("picture_count" BETWEEN 0 AND 5 AND "uploads" BETWEEN 0 AND 40 AND "helpful" >= 0)
);
-- Once a line.
CREATE UNIQUE INDEX "reviews_order_id_place_key" ON "reviews"("order_id", "place");
-- The lists of a style: by time, by use to others, and by what one asks for most.
CREATE INDEX "reviews_of_listing" ON "reviews"("listing_id", "written_at" DESC, "id" DESC) WHERE "state" = 'shown';
CREATE INDEX "reviews_of_variant" ON "reviews"("listing_id", "colour", "size", "written_at" DESC, "id" DESC) WHERE "state" = 'shown';
CREATE INDEX "reviews_helpful" ON "reviews"("listing_id", "helpful" DESC, "id" DESC) WHERE "state" = 'shown';
CREATE INDEX "reviews_pictured" ON "reviews"("listing_id", "written_at" DESC, "id" DESC) WHERE "state" = 'shown' AND "picture_count" > 0;
CREATE INDEX "reviews_followed_up" ON "reviews"("listing_id", "written_at" DESC, "id" DESC) WHERE "state" = 'shown' AND "follow_up_state" = 'shown';
CREATE INDEX "reviews_not_good" ON "reviews"("listing_id", "score", "written_at" DESC, "id" DESC) WHERE "state" = 'shown' AND "score" < 1;
-- The shop's workbench: what waits for its answer, the bad ones first, and all of it.
CREATE INDEX "reviews_to_answer" ON "reviews"("seller_account_id", "score", "written_at" DESC, "id" DESC) WHERE "state" = 'shown' AND "awaits_answer";
CREATE INDEX "reviews_of_shop" ON "reviews"("seller_account_id", "written_at" DESC, "id" DESC) WHERE "state" = 'shown';
-- The console's queue, and drafts that nobody sent.
CREATE INDEX "reviews_held" ON "reviews"("written_at") WHERE "state" = 'held' OR "follow_up_state" = 'held';
CREATE INDEX "reviews_hidden" ON "reviews"("written_at" DESC) WHERE "state" = 'hidden' OR "follow_up_state" = 'hidden';
CREATE INDEX "reviews_drafts" ON "reviews"("begun_at") WHERE "state" = 'draft';
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_order_id_place_fkey" FOREIGN KEY ("order_id", "place")
  REFERENCES "order_lines"("order_id", "place") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "review_pictures" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,
    "small" BYTEA NOT NULL,
    "width" SMALLINT NOT NULL,
    "height" SMALLINT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_pictures_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "review_pictures_size" CHECK (length("bytes") BETWEEN 1 AND 8388608 AND length("small") BETWEEN 1 AND 1048576
      AND "width" BETWEEN 1 AND 2000 AND "height" BETWEEN 1 AND 2000)
);
ALTER TABLE "review_pictures" ALTER COLUMN "bytes" SET STORAGE EXTERNAL, ALTER COLUMN "small" SET STORAGE EXTERNAL;
CREATE INDEX "review_pictures_review_id_idx" ON "review_pictures"("review_id");
ALTER TABLE "review_pictures" ADD CONSTRAINT "review_pictures_review_id_fkey" FOREIGN KEY ("review_id")
  REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "review_answers" (
    "review_id" UUID NOT NULL,
    "is_to_follow_up" BOOLEAN NOT NULL,
    "words" VARCHAR(500) NOT NULL,
    "is_hidden" BOOLEAN NOT NULL DEFAULT false,
    "user_id" UUID NOT NULL,
    "seat_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_answers_pkey" PRIMARY KEY ("review_id", "is_to_follow_up")
);
ALTER TABLE "review_answers" ADD CONSTRAINT "review_answers_review_id_fkey" FOREIGN KEY ("review_id")
  REFERENCES "reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "review_votes" (
    "review_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_votes_pkey" PRIMARY KEY ("review_id", "user_id")
);
ALTER TABLE "review_votes" ADD CONSTRAINT "review_votes_review_id_fkey" FOREIGN KEY ("review_id")
  REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "review_reports" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "reason" "review_report_reason" NOT NULL,
    "words" VARCHAR(280) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_reports_pkey" PRIMARY KEY ("id")
);
-- One each for a reader.
CREATE UNIQUE INDEX "review_reports_review_id_user_id_key" ON "review_reports"("review_id", "user_id");
CREATE INDEX "review_reports_open" ON "review_reports"("at") WHERE "decided_at" IS NULL;
CREATE INDEX "review_reports_user_id_at_idx" ON "review_reports"("user_id", "at");
ALTER TABLE "review_reports" ADD CONSTRAINT "review_reports_review_id_fkey" FOREIGN KEY ("review_id")
  REFERENCES "reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Words that hold a review until it is looked at.
CREATE TABLE "review_words" (
    "word" VARCHAR(40) NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "added_by_id" UUID,

    CONSTRAINT "review_words_pkey" PRIMARY KEY ("word")
);

-- What the shown reviews of a style come to, by colour and size: kept by the trigger below alone.
CREATE TABLE "review_tallies" (
    "listing_id" UUID NOT NULL,
    "colour" VARCHAR(32) NOT NULL,
    "size" VARCHAR(16) NOT NULL,
    "good" INTEGER NOT NULL DEFAULT 0,
    "neutral" INTEGER NOT NULL DEFAULT 0,
    "bad" INTEGER NOT NULL DEFAULT 0,
    "description" BIGINT NOT NULL DEFAULT 0,
    "service" BIGINT NOT NULL DEFAULT 0,
    "delivery" BIGINT NOT NULL DEFAULT 0,
    "fit_small" INTEGER NOT NULL DEFAULT 0,
    "fit_right" INTEGER NOT NULL DEFAULT 0,
    "fit_large" INTEGER NOT NULL DEFAULT 0,
    "pictured" INTEGER NOT NULL DEFAULT 0,
    "followed_up" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "review_tallies_pkey" PRIMARY KEY ("listing_id", "colour", "size"),
    CONSTRAINT "review_tallies_check" CHECK (least("good", "neutral", "bad", "fit_small", "fit_right", "fit_large", "pictured",
      "followed_up") >= 0)
) WITH (fillfactor = 50);

-- What was sent stays as it was sent; what the house holds or hides no storefront shows again.
CREATE FUNCTION "keep_review"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."state" <> 'draft' THEN RAISE EXCEPTION 'a review that was sent is not deleted'; END IF;
    RETURN OLD;
  END IF;
  IF (NEW."order_id", NEW."place", NEW."listing_id", NEW."colour", NEW."size", NEW."category", NEW."buyer_account_id",
      NEW."seller_account_id") IS DISTINCT FROM
    (OLD."order_id", OLD."place", OLD."listing_id", OLD."colour", OLD."size", OLD."category", OLD."buyer_account_id",
      OLD."seller_account_id")
  THEN RAISE EXCEPTION 'a review stays with its line'; END IF;
  IF OLD."state" = 'draft' THEN RETURN NEW; END IF;
  IF NEW."state" = 'draft' OR (NEW."author_user_id", NEW."author_seat_id", NEW."score", NEW."description", NEW."service",
      NEW."delivery", NEW."fit", NEW."words", NEW."is_anonymous", NEW."picture_count", NEW."written_at") IS DISTINCT FROM
    (OLD."author_user_id", OLD."author_seat_id", OLD."score", OLD."description", OLD."service", OLD."delivery", OLD."fit",
      OLD."words", OLD."is_anonymous", OLD."picture_count", OLD."written_at")
    OR (OLD."follow_up" IS NOT NULL AND
      (NEW."follow_up", NEW."followed_up_at") IS DISTINCT FROM (OLD."follow_up", OLD."followed_up_at"))
  THEN RAISE EXCEPTION 'a review that was sent is not changed'; END IF;
  IF current_user::text IN (current_database() || '_retail', current_database() || '_wholesale') AND
    (NEW."state" <> OLD."state" OR
      (OLD."follow_up_state" IS NOT NULL AND NEW."follow_up_state" IS DISTINCT FROM OLD."follow_up_state"))
  THEN RAISE EXCEPTION 'what is shown the house decides'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "reviews_kept" BEFORE UPDATE OR DELETE ON "reviews" FOR EACH ROW EXECUTE FUNCTION "keep_review"();

CREATE FUNCTION "keep_review_picture"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN RAISE EXCEPTION 'a picture is not changed'; END IF;
  IF EXISTS (SELECT FROM "reviews" r WHERE r."state" <> 'draft'
    AND r."id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."review_id" ELSE NEW."review_id" END)
  THEN RAISE EXCEPTION 'the pictures of a review that was sent are not changed'; END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER "review_pictures_kept" BEFORE INSERT OR UPDATE OR DELETE ON "review_pictures"
  FOR EACH ROW EXECUTE FUNCTION "keep_review_picture"();

-- Adds a review to the tally of its colour and size, or takes it away (-1): with the rights of the trigger that calls it.
CREATE FUNCTION "tally_review"("r" "reviews", "n" integer) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF r."state" <> 'shown' THEN RETURN; END IF;
  -- First the row, then the sums: a row that is inserted with less than nothing would not pass its check.
  INSERT INTO "review_tallies" ("listing_id", "colour", "size") VALUES (r."listing_id", r."colour", r."size")
    ON CONFLICT DO NOTHING;
  UPDATE "review_tallies" t SET
    "good" = t."good" + n * (r."score" = 1)::int,
    "neutral" = t."neutral" + n * (r."score" = 0)::int,
    "bad" = t."bad" + n * (r."score" = -1)::int,
    "description" = t."description" + n * r."description",
    "service" = t."service" + n * r."service",
    "delivery" = t."delivery" + n * r."delivery",
    "fit_small" = t."fit_small" + n * coalesce(r."fit" = 'small', false)::int,
    "fit_right" = t."fit_right" + n * coalesce(r."fit" = 'right', false)::int,
    "fit_large" = t."fit_large" + n * coalesce(r."fit" = 'large', false)::int,
    "pictured" = t."pictured" + n * (r."picture_count" > 0)::int,
    "followed_up" = t."followed_up" + n * coalesce(r."follow_up_state" = 'shown', false)::int
  WHERE t."listing_id" = r."listing_id" AND t."colour" = r."colour" AND t."size" = r."size";
END $$;

CREATE FUNCTION "keep_review_tally"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN PERFORM "tally_review"(OLD, -1); END IF;
  PERFORM "tally_review"(NEW, 1);
  RETURN NULL;
END $$;
CREATE TRIGGER "reviews_tallied_new" AFTER INSERT ON "reviews"
  FOR EACH ROW WHEN (NEW."state" = 'shown') EXECUTE FUNCTION "keep_review_tally"();
CREATE TRIGGER "reviews_tallied" AFTER UPDATE ON "reviews"
  FOR EACH ROW WHEN (OLD."state" <> NEW."state" OR OLD."follow_up_state" IS DISTINCT FROM NEW."follow_up_state")
  EXECUTE FUNCTION "keep_review_tally"();

-- The votes for a review are counted with it, whoever casts them.
CREATE FUNCTION "count_review_vote"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE "reviews" SET "helpful" = "helpful" + CASE WHEN TG_OP = 'INSERT' THEN 1 ELSE -1 END
  WHERE "id" = CASE WHEN TG_OP = 'INSERT' THEN NEW."review_id" ELSE OLD."review_id" END;
  RETURN NULL;
END $$;
CREATE TRIGGER "review_votes_counted" AFTER INSERT OR DELETE ON "review_votes"
  FOR EACH ROW EXECUTE FUNCTION "count_review_vote"();

-- A void says what the rating said, with the opposite sign. Not checked again of what is there: that held a stricter rule.
ALTER TABLE "reputation_facts" DROP CONSTRAINT "reputation_facts_detailed";
ALTER TABLE "reputation_facts" ADD CONSTRAINT "reputation_facts_detailed" CHECK (
  ("description" BETWEEN 1 AND 5 AND "service" BETWEEN 1 AND 5 AND "delivery" BETWEEN 1 AND 5
    AND "kind" IN ('rating', 'rating_void'))
  OR num_nonnulls("description", "service", "delivery") = 0) NOT VALID;
ALTER TABLE "reputation_facts" ADD CONSTRAINT "reputation_facts_void" CHECK (
  "kind" <> 'rating_void' OR ("score" BETWEEN -1 AND 1) IS TRUE) NOT VALID;

-- At the shops everybody sees how a shop is rated: these claims, and no other. The view reads with its owner's rights.
CREATE VIEW "shop_ratings" AS
  SELECT "account_id", "claim", "value", "facts" FROM "shop_claims"
  WHERE "claim" IN ('level', 'positive_rate', 'detailed_ratings');

INSERT INTO "review_words" ("word", "added_at") SELECT word, now()
  FROM unnest(ARRAY['刷单', '返现', '加微信', '代开发票', '博彩', '私聊']) AS word;
