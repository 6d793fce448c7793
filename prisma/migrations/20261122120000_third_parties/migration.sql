-- What a person declined is remembered beside what she allowed.
ALTER TABLE "consents" DROP COLUMN "claims",
ADD COLUMN     "declined" TEXT[];

-- CreateIndex
CREATE INDEX "consents_client_id_idx" ON "consents"("client_id");

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("client_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whatever ends a sign-on (sign-out here or elsewhere, freeze, reset, expiry, an administrator), each site that wants
-- to know is told: one event a site, in the transaction that ends it. The role that ends it need not see the clients.
CREATE FUNCTION "announce_sign_out"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "outbox_events" ("id", "topic", "key", "payload")
  SELECT gen_random_uuid(), 'sign_out', c."client_id",
    jsonb_build_object('clientId', c."client_id", 'sid', site.value->>'sid', 'userId', OLD."user_id")
  FROM jsonb_each(COALESCE(OLD."payload"->'authorizations', '{}'::jsonb)) AS site
    JOIN "clients" c ON c."client_id" = site.key
  WHERE OLD."user_id" IS NOT NULL AND c."backchannel_logout_uri" IS NOT NULL AND c."disabled_at" IS NULL;
  IF FOUND THEN
    PERFORM pg_notify('hutong_outbox', 'sign_out');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "sign_on_sessions_announce" AFTER DELETE ON "sign_on_sessions"
  FOR EACH ROW EXECUTE FUNCTION "announce_sign_out"();
