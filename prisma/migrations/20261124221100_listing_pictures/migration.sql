-- Photographs of goods, painted anew in three sizes. Under an id the bytes never change: browsers may keep them for ever.
CREATE TABLE "listing_pictures" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "colour" VARCHAR(32),
    "place" SMALLINT NOT NULL,
    "alt_zh" VARCHAR(120),
    "alt_en" VARCHAR(160),
    "digest" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "listing_pictures_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "listing_pictures_check" CHECK (
      "place" BETWEEN 1 AND 1000 AND length("digest") = 32
      AND "width" BETWEEN 1 AND 1600 AND "height" BETWEEN 1 AND 1600)
);

CREATE TABLE "listing_picture_files" (
    "picture_id" UUID NOT NULL,
    "side_px" SMALLINT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "listing_picture_files_pkey" PRIMARY KEY ("picture_id","side_px"),
    CONSTRAINT "listing_picture_files_check" CHECK (length("bytes") BETWEEN 1 AND 4194304)
);
-- A picture does not get smaller by being compressed again.
ALTER TABLE "listing_picture_files" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

CREATE UNIQUE INDEX "listing_pictures_listing_id_digest_key" ON "listing_pictures"("listing_id", "digest");
CREATE INDEX "listing_pictures_listing_id_place_idx" ON "listing_pictures"("listing_id", "place");
CREATE INDEX "listing_pictures_removed" ON "listing_pictures"("removed_at") WHERE "removed_at" IS NOT NULL;

ALTER TABLE "listing_pictures" ADD CONSTRAINT "listing_pictures_listing_id_fkey"
  FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "listing_picture_files" ADD CONSTRAINT "listing_picture_files_picture_id_fkey"
  FOREIGN KEY ("picture_id") REFERENCES "listing_pictures"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "listings" ADD COLUMN "picture_id" UUID;

-- An order keeps showing what was bought; what an order shows is not swept away.
ALTER TABLE "order_lines" ADD COLUMN "picture_id" UUID;
CREATE INDEX "order_lines_picture" ON "order_lines"("picture_id") WHERE "picture_id" IS NOT NULL;
