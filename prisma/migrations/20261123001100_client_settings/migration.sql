-- How long a client's tokens live, in seconds; as it was for everybody until now.
ALTER TABLE "clients"
  ADD COLUMN "access_token_seconds" INTEGER NOT NULL DEFAULT 600,
  ADD COLUMN "id_token_seconds" INTEGER NOT NULL DEFAULT 600,
  ADD COLUMN "refresh_idle_seconds" INTEGER NOT NULL DEFAULT 1209600,
  ADD COLUMN "refresh_absolute_seconds" INTEGER NOT NULL DEFAULT 7776000;

ALTER TABLE "clients" ADD CONSTRAINT "clients_lifetimes" CHECK (
  "access_token_seconds" BETWEEN 60 AND 3600
  AND "id_token_seconds" BETWEEN 60 AND 3600
  AND "refresh_idle_seconds" BETWEEN 3600 AND 7776000
  AND "refresh_absolute_seconds" BETWEEN "refresh_idle_seconds" AND 31536000
);
