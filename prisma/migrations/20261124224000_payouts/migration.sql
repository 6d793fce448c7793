-- Bank accounts, withdrawals to them, what payers told, the sandbox payer's books.

CREATE TYPE "bank_account_kind" AS ENUM ('personal', 'company');
CREATE TYPE "withdrawal_state" AS ENUM ('wait_owner', 'wait_send', 'wait_bank', 'paid', 'failed', 'cancelled');

CREATE TABLE "bank_accounts" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" "bank_account_kind" NOT NULL,
    "bank" VARCHAR(16) NOT NULL,
    "holder" VARCHAR(80) NOT NULL,
    "last_four" CHAR(4) NOT NULL,
    "number_sealed" BYTEA NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "bank_accounts_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "bank_accounts_account_id_idx" ON "bank_accounts"("account_id");
-- The same number once an account, while it is there.
CREATE UNIQUE INDEX "bank_accounts_one_number" ON "bank_accounts"("fingerprint") WHERE "removed_at" IS NULL;

CREATE TABLE "withdrawals" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "payer" VARCHAR(32) NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "digest" BYTEA NOT NULL,
    "state" "withdrawal_state" NOT NULL,
    "asked_by_id" UUID,
    "seat_name" VARCHAR(64),
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "day" CHAR(10) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "ask_payer_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "reason" VARCHAR(32),

    CONSTRAINT "withdrawals_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "withdrawals_amount_check" CHECK ("amount_fen" > 0),
    CONSTRAINT "withdrawals_due_check" CHECK (("due_at" IS NOT NULL) = ("state" IN ('wait_owner', 'wait_send'))),
    CONSTRAINT "withdrawals_ended_check" CHECK (("ended_at" IS NOT NULL) = ("state" IN ('paid', 'failed', 'cancelled')))
);
CREATE INDEX "withdrawals_account_id_asked_at_idx" ON "withdrawals"("account_id", "asked_at" DESC);
CREATE INDEX "withdrawals_bank_account_id_idx" ON "withdrawals"("bank_account_id");
-- What the chores look for.
CREATE INDEX "withdrawals_due" ON "withdrawals"("due_at") WHERE "due_at" IS NOT NULL;
CREATE INDEX "withdrawals_under_way" ON "withdrawals"("payer", "asked_at") WHERE "state" IN ('wait_send', 'wait_bank');

CREATE TABLE "payout_events" (
    "payer" VARCHAR(32) NOT NULL,
    "event_id" VARCHAR(64) NOT NULL,
    "withdrawal_id" UUID NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_events_pkey" PRIMARY KEY ("payer", "event_id")
);
CREATE INDEX "payout_events_withdrawal_id_idx" ON "payout_events"("withdrawal_id");

CREATE TABLE "sandbox_payouts" (
    "id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "last_four" CHAR(4) NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "reason" VARCHAR(32),
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sandbox_payouts_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_bank_account_id_fkey" FOREIGN KEY ("bank_account_id") REFERENCES "bank_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payout_events" ADD CONSTRAINT "payout_events_withdrawal_id_fkey" FOREIGN KEY ("withdrawal_id") REFERENCES "withdrawals"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a payer told stays, for the owner too (SECURITY I6).
create trigger "payout_events_append_only" before update or delete on "payout_events"
  for each row execute function "refuse_change"();
create trigger "payout_events_no_truncate" before truncate on "payout_events"
  for each statement execute function "refuse_change"();
