-- The supplier's list of buyers, quick (ADR 107). Nothing is shown to anybody that was not shown before.

-- The same shop as before. The level is looked up only where it can decide: at most one shop is the chosen one, and at
-- most one the one that the account was opened from.
CREATE OR REPLACE VIEW "passport_shops" AS
  SELECT b."id" AS "buyer_account_id", shop."account_id" AS "shop_account_id", shop."name", shop."name_en", shop."realm"
  FROM "accounts" b CROSS JOIN LATERAL (
    SELECT s."account_id", s."name", s."name_en", a."realm"
    FROM "accounts" a JOIN "shops" s ON s."account_id" = a."id" AND s."kind" <> 'company'
      LEFT JOIN "passport_settings" p ON p."buyer_account_id" = b."id" AND p."shop_account_id" = a."id"
    WHERE a."user_id" = b."user_id" AND a."status" = 'active' AND a."realm" IN ('retail', 'mall')
    ORDER BY p."buyer_account_id" IS NULL, a."id" IS DISTINCT FROM b."opened_from_id",
      CASE WHEN p."buyer_account_id" IS NULL AND a."id" IS DISTINCT FROM b."opened_from_id"
        THEN (SELECT l."sort_key" FROM "shop_claims" l WHERE l."account_id" = a."id" AND l."claim" = 'level') END
        DESC NULLS LAST, a."id"
    LIMIT 1
  ) shop
  WHERE b."realm" = 'wholesale' AND b."status" = 'active';

-- What the buyers of who looks show it: the rows of shop_claims that the policy shows, read from the supplier's relations
-- on, so that audience, end and relation are joins of one statement instead of look-ups for every row. It reads with its
-- owner's rights and lets no condition of a reader run before its own (security_barrier).
CREATE VIEW "passport_shown" WITH (security_barrier) AS
  SELECT p."buyer_account_id", w."claim", f."value", f."sort_key", f."window_from", f."window_to", f."facts",
    f."computed_at", c."until"
  FROM "trade_relations" r
    JOIN "passport_shops" p ON p."buyer_account_id" = r."buyer_account_id"
    CROSS JOIN (VALUES ('level', false), ('positive_rate', false), ('detailed_ratings', false), ('dispute_rate', false),
      ('refund_rate', false), ('turnover_band', false), ('repeat_band', false), ('main_categories', false),
      ('region', false), ('opened_since', false), ('stability', true), ('integrity', true)) w ("claim", "is_buyers")
    JOIN "shop_claims" f ON f."claim" = w."claim"
      AND f."account_id" = CASE WHEN w."is_buyers" THEN p."buyer_account_id" ELSE p."shop_account_id" END
    LEFT JOIN "passport_consents" c ON c."account_id" = f."account_id" AND c."claim" = f."claim"
  WHERE r."supplier_account_id" = "passport_viewer"() AND (SELECT "is_verified_supplier"("passport_viewer"()))
    AND coalesce(CASE WHEN c."until" <= now() THEN 'nobody' ELSE c."audience" END, "passport_default_audience"(w."claim"))
      <> 'nobody';
