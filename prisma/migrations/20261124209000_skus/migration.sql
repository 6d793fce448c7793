-- A style in one colour and size, with its price and stock. Listings that are there get theirs, with nothing in stock.

CREATE TABLE "skus" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "colour" VARCHAR(32) NOT NULL,
    "size" VARCHAR(16) NOT NULL,
    "code" VARCHAR(40),
    "price_fen" BIGINT NOT NULL,
    "stock" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "skus_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "skus_stock_check" CHECK ("stock" >= 0),
    CONSTRAINT "skus_price_check" CHECK ("price_fen" > 0)
);
CREATE UNIQUE INDEX "skus_listing_id_colour_size_key" ON "skus"("listing_id", "colour", "size");
ALTER TABLE "skus" ADD CONSTRAINT "skus_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "skus" ("id", "listing_id", "colour", "size", "price_fen", "updated_at")
SELECT gen_random_uuid(), l."id", c, s, l."price_fen", l."published_at"
FROM "listings" l CROSS JOIN unnest(l."colours") c CROSS JOIN unnest(l."sizes") s
WHERE l."market" = 'retail' AND l."price_fen" IS NOT NULL
ON CONFLICT DO NOTHING;
