-- Pictures that the sides of a dispute bring (ADR 138). Until its form is sent a picture lies in its uploader's tray: for the
-- dispute that she answers, or, without one, for the one that she is about to open.
CREATE TABLE "dispute_pictures" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "dispute_id" UUID,
    "bytes" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispute_pictures_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "dispute_pictures_user_id_dispute_id_idx" ON "dispute_pictures"("user_id", "dispute_id");
CREATE INDEX "dispute_pictures_dispute_id_idx" ON "dispute_pictures"("dispute_id");
-- A JPEG does not get smaller.
ALTER TABLE "dispute_pictures" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

ALTER TABLE "dispute_pictures" ADD CONSTRAINT "dispute_pictures_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "dispute_pictures" ADD CONSTRAINT "dispute_pictures_dispute_id_fkey"
  FOREIGN KEY ("dispute_id") REFERENCES "disputes"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "dispute_pictures" ADD CONSTRAINT "dispute_pictures_sent" CHECK ("sent_at" IS NULL OR "dispute_id" IS NOT NULL);
ALTER TABLE "dispute_pictures" ADD CONSTRAINT "dispute_pictures_size" CHECK (
  length("bytes") BETWEEN 1 AND 8388608 AND "width" BETWEEN 1 AND 2000 AND "height" BETWEEN 1 AND 2000);

-- A picture is not exchanged for another; one that was sent stays as it was sent.
CREATE FUNCTION "keep_dispute_picture"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."sent_at" IS NOT NULL OR (NEW."id", NEW."user_id", NEW."bytes", NEW."width", NEW."height", NEW."uploaded_at")
    IS DISTINCT FROM (OLD."id", OLD."user_id", OLD."bytes", OLD."width", OLD."height", OLD."uploaded_at")
  THEN RAISE EXCEPTION 'a picture is not changed'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "dispute_pictures_kept" BEFORE UPDATE ON "dispute_pictures"
  FOR EACH ROW EXECUTE FUNCTION "keep_dispute_picture"();
