-- What was typed before a re-authentication; it goes with the sign-on it was typed in.
CREATE TABLE "kept_forms" (
    "sign_on_uid" VARCHAR(64) NOT NULL,
    "form" VARCHAR(120) NOT NULL,
    "sealed" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_forms_pkey" PRIMARY KEY ("sign_on_uid","form")
);

CREATE INDEX "kept_forms_expires_at_idx" ON "kept_forms"("expires_at");

ALTER TABLE "kept_forms" ADD CONSTRAINT "kept_forms_sign_on_uid_fkey"
  FOREIGN KEY ("sign_on_uid") REFERENCES "sign_on_sessions"("uid") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "kept_forms" ADD CONSTRAINT "kept_forms_size" CHECK (octet_length("sealed") <= 131072);
