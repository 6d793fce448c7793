-- Somebody who has staff seats and no ID of her own can be proven and linked too: such a proof names no account.
ALTER TABLE "link_proposals" ALTER COLUMN "account_id" DROP NOT NULL;
