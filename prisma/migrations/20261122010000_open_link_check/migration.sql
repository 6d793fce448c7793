-- The first version read NEW."account_id" in one expression with NEW."id": an account has no such column, so every
-- insert of an account failed at commit. Each table's column is read in a statement of its own.
CREATE OR REPLACE FUNCTION "account_has_open_link"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  account uuid;
BEGIN
  IF TG_TABLE_NAME = 'accounts' THEN
    account := NEW."id";
  ELSE
    account := NEW."account_id";
  END IF;
  IF EXISTS (
    SELECT FROM "accounts" a
    WHERE a."id" = account
      AND NOT EXISTS (SELECT FROM "links" l WHERE l."open_account_id" = a."id" AND l."user_id" = a."user_id")
  ) THEN
    RAISE EXCEPTION 'account % has no open link to its owner', account USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
