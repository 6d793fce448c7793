-- A seller's listings are drafts, published or taken down; a shop says within how many days goods may come back.

CREATE TYPE "listing_state" AS ENUM ('draft', 'published', 'taken_down');

-- What is there was published. Neither column rewrites the table.
ALTER TABLE "listings"
  ADD COLUMN "state" "listing_state" NOT NULL DEFAULT 'published',
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- Seven days are the law's least for what is sold at a distance.
ALTER TABLE "shops"
  ADD COLUMN "return_days" INTEGER NOT NULL DEFAULT 7,
  ADD COLUMN "return_note" VARCHAR(280);
ALTER TABLE "shops" ADD CONSTRAINT "shops_return_days_check" CHECK ("return_days" BETWEEN 7 AND 90) NOT VALID;

-- A storefront opens a shop for whoever keeps the account, of the kind that its realm has: nobody makes herself a
-- flagship or a supplier by a form. It counts beside the policies that allow.
CREATE POLICY "shops_opened" ON "shops" AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT current_user::text <> current_database() || '_retail')
  OR ("keeps_account"("account_id") AND "kind" = 'shop' AND "rating_points" IS NULL AND "positive_rate_bp" IS NULL));
