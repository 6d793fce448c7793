-- What a seat may spend; null is without a limit.
ALTER TABLE "staff_seats" ADD COLUMN "order_limit_fen" BIGINT,
ADD COLUMN "month_limit_fen" BIGINT;
ALTER TABLE "staff_seats" ADD CONSTRAINT "staff_seats_order_limit_range" CHECK ("order_limit_fen" >= 0);
ALTER TABLE "staff_seats" ADD CONSTRAINT "staff_seats_month_limit_range" CHECK ("month_limit_fen" >= 0);

-- A seat that is offered to whoever shows the code of the message.
CREATE TABLE "seat_invitations" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" VARCHAR(32) NOT NULL,
    "name_key" VARCHAR(32) NOT NULL,
    "open_key" VARCHAR(32),
    "role" "seat_role" NOT NULL,
    "order_limit_fen" BIGINT,
    "month_limit_fen" BIGINT,
    "contact_kind" "contact_kind" NOT NULL,
    "contact_value" VARCHAR(254) NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seat_invitations_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "seat_invitations_account_id_open_key_key" ON "seat_invitations"("account_id", "open_key");
ALTER TABLE "seat_invitations" ADD CONSTRAINT "seat_invitations_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "seat_invitations" ADD CONSTRAINT "seat_invitations_name_key_normal" CHECK ("name_key" = lower("name_key") AND "name_key" <> '');
ALTER TABLE "seat_invitations" ADD CONSTRAINT "seat_invitations_open_key" CHECK ("open_key" = "name_key");
ALTER TABLE "seat_invitations" ADD CONSTRAINT "seat_invitations_limits" CHECK ("order_limit_fen" >= 0 AND "month_limit_fen" >= 0);

-- A seat that is removed or suspended acts nowhere any more, whoever did it: its sessions end at the next request, and a
-- site that wants to be told of sign-outs is told.
CREATE FUNCTION "end_seat_sessions"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "outbox_events" ("id", "topic", "key", "payload")
  SELECT gen_random_uuid(), 'sign_out', c."client_id",
    jsonb_build_object('clientId', c."client_id", 'sid', s."sid", 'userId', s."user_id")
  FROM "site_sessions" s JOIN "clients" c ON c."client_id" = s."client_id"
  WHERE s."seat_id" = OLD."id" AND c."backchannel_logout_uri" IS NOT NULL AND c."disabled_at" IS NULL;
  IF FOUND THEN
    PERFORM pg_notify('hutong_outbox', 'sign_out');
  END IF;
  DELETE FROM "site_sessions" WHERE "seat_id" = OLD."id";
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "staff_seats_removed" BEFORE DELETE ON "staff_seats"
  FOR EACH ROW EXECUTE FUNCTION "end_seat_sessions"();
CREATE TRIGGER "staff_seats_suspended" BEFORE UPDATE OF "status" ON "staff_seats"
  FOR EACH ROW WHEN (NEW."status" = 'frozen' AND OLD."status" <> 'frozen') EXECUTE FUNCTION "end_seat_sessions"();
