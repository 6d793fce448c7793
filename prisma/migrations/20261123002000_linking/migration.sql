-- Two IDs that exist already become one person's, and back again: proofs, the journal, choices, disputes.

-- CreateEnum
CREATE TYPE "linking_kind" AS ENUM ('link', 'merge', 'unlink', 'undo');

-- CreateEnum
CREATE TYPE "dispute_outcome" AS ENUM ('for_claimant', 'for_owner', 'withdrawn');

-- AlterEnum
ALTER TYPE "link_proof" ADD VALUE 'unlinked';
ALTER TYPE "link_proof" ADD VALUE 'restored';

-- CreateTable
CREATE TABLE "link_proposals" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "sign_on_uid" VARCHAR(64) NOT NULL,
    "account_id" UUID NOT NULL,
    "proven_user_id" UUID NOT NULL,
    "credential_changed_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_proposals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "linking_operations" (
    "id" UUID NOT NULL,
    "kind" "linking_kind" NOT NULL,
    "from_user_id" UUID NOT NULL,
    "to_user_id" UUID NOT NULL,
    "account_id" UUID,
    "actor_user_id" UUID,
    "reason" VARCHAR(280),
    "before" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoable_until" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "linking_operations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_choices" (
    "user_id" UUID NOT NULL,
    "site" "realm" NOT NULL,
    "account_id" UUID NOT NULL,
    "seat_id" UUID,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_choices_pkey" PRIMARY KEY ("user_id","site")
);

-- CreateTable
CREATE TABLE "disputes" (
    "id" UUID NOT NULL,
    "claimant_user_id" UUID NOT NULL,
    "realm" "realm" NOT NULL,
    "login_name" VARCHAR(64) NOT NULL,
    "account_id" UUID,
    "owner_user_id" UUID,
    "statement" VARCHAR(4000) NOT NULL,
    "evidence" VARCHAR(4000),
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" VARCHAR(4000),
    "answered_at" TIMESTAMPTZ(3),
    "hear_until" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "dispute_outcome",
    "reason" VARCHAR(2000),
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "disputes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "link_proposals_user_id_idx" ON "link_proposals"("user_id");

-- CreateIndex
CREATE INDEX "link_proposals_sign_on_uid_idx" ON "link_proposals"("sign_on_uid");

-- CreateIndex
CREATE INDEX "link_proposals_account_id_idx" ON "link_proposals"("account_id");

-- CreateIndex
CREATE INDEX "link_proposals_expires_at_idx" ON "link_proposals"("expires_at");

-- CreateIndex
CREATE INDEX "linking_operations_from_user_id_at_idx" ON "linking_operations"("from_user_id", "at");

-- CreateIndex
CREATE INDEX "linking_operations_to_user_id_at_idx" ON "linking_operations"("to_user_id", "at");

-- CreateIndex
CREATE INDEX "linking_operations_account_id_idx" ON "linking_operations"("account_id");

-- CreateIndex
CREATE INDEX "account_choices_account_id_idx" ON "account_choices"("account_id");

-- CreateIndex
CREATE INDEX "account_choices_seat_id_idx" ON "account_choices"("seat_id");

-- CreateIndex
CREATE INDEX "disputes_claimant_user_id_idx" ON "disputes"("claimant_user_id");

-- CreateIndex
CREATE INDEX "disputes_owner_user_id_idx" ON "disputes"("owner_user_id");

-- CreateIndex
CREATE INDEX "disputes_account_id_idx" ON "disputes"("account_id");

-- CreateIndex
CREATE INDEX "disputes_decided_at_opened_at_idx" ON "disputes"("decided_at", "opened_at");

-- AddForeignKey
ALTER TABLE "link_proposals" ADD CONSTRAINT "link_proposals_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_proposals" ADD CONSTRAINT "link_proposals_sign_on_uid_fkey" FOREIGN KEY ("sign_on_uid") REFERENCES "sign_on_sessions"("uid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_proposals" ADD CONSTRAINT "link_proposals_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "linking_operations" ADD CONSTRAINT "linking_operations_from_user_id_fkey" FOREIGN KEY ("from_user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "linking_operations" ADD CONSTRAINT "linking_operations_to_user_id_fkey" FOREIGN KEY ("to_user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "linking_operations" ADD CONSTRAINT "linking_operations_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_choices" ADD CONSTRAINT "account_choices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_choices" ADD CONSTRAINT "account_choices_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_choices" ADD CONSTRAINT "account_choices_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "staff_seats"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_claimant_user_id_fkey" FOREIGN KEY ("claimant_user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_owner_user_id_fkey" FOREIGN KEY ("owner_user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "link_proposals" ADD CONSTRAINT "link_proposals_time_order" CHECK ("expires_at" > "created_at");
ALTER TABLE "linking_operations" ADD CONSTRAINT "linking_operations_two_people" CHECK ("from_user_id" <> "to_user_id");
ALTER TABLE "linking_operations" ADD CONSTRAINT "linking_operations_time_order" CHECK ("undoable_until" >= "at" AND "undone_at" >= "at");
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_decided_whole" CHECK (("outcome" IS NULL) = ("decided_at" IS NULL));
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_answered_whole" CHECK (("answer" IS NULL) = ("answered_at" IS NULL));
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_two_people" CHECK ("claimant_user_id" <> "owner_user_id");
