-- Buyers ask suppliers; both answer in a thread. Who trades with whom. Suppliers' certificates.

CREATE TYPE "inquiry_state" AS ENUM ('open', 'closed');
CREATE TYPE "inquiry_side" AS ENUM ('buyer', 'supplier');
CREATE TYPE "inquiry_entry_kind" AS ENUM ('text', 'closed', 'reopened');
CREATE TYPE "trade_relation_kind" AS ENUM ('inquiry', 'order');

CREATE TABLE "inquiries" (
    "id" UUID NOT NULL,
    "buyer_account_id" UUID NOT NULL,
    "supplier_account_id" UUID NOT NULL,
    "open_key" UUID NOT NULL,
    "listing_id" UUID,
    "subject" VARCHAR(80) NOT NULL,
    "quantity" INTEGER,
    "wanted_by" DATE,
    "state" "inquiry_state" NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL,
    "first_answer_at" TIMESTAMPTZ(3),
    "buyer_unread" INTEGER NOT NULL DEFAULT 0,
    "supplier_unread" INTEGER NOT NULL DEFAULT 0,
    "buyer_read_at" TIMESTAMPTZ(3),
    "supplier_read_at" TIMESTAMPTZ(3),
    "buyer_mail_at" TIMESTAMPTZ(3),
    "supplier_mail_at" TIMESTAMPTZ(3),

    CONSTRAINT "inquiries_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "inquiries_buyer_account_id_open_key_key" ON "inquiries"("buyer_account_id", "open_key");
CREATE INDEX "inquiries_buyer_account_id_state_last_message_at_idx" ON "inquiries"("buyer_account_id", "state", "last_message_at" DESC);
CREATE INDEX "inquiries_supplier_account_id_state_last_message_at_idx" ON "inquiries"("supplier_account_id", "state", "last_message_at" DESC);
CREATE INDEX "inquiries_supplier_account_id_opened_at_idx" ON "inquiries"("supplier_account_id", "opened_at");
CREATE INDEX "inquiries_listing_id_idx" ON "inquiries"("listing_id");
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_buyer_account_id_fkey" FOREIGN KEY ("buyer_account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_supplier_account_id_fkey" FOREIGN KEY ("supplier_account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listings"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_two_sides" CHECK ("buyer_account_id" <> "supplier_account_id");
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_subject" CHECK ("subject" <> '');
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_quantity" CHECK ("quantity" > 0);
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_unread" CHECK ("buyer_unread" >= 0 AND "supplier_unread" >= 0);

CREATE TABLE "inquiry_messages" (
    "id" UUID NOT NULL,
    "inquiry_id" UUID NOT NULL,
    "side" "inquiry_side" NOT NULL,
    "kind" "inquiry_entry_kind" NOT NULL DEFAULT 'text',
    "user_id" UUID NOT NULL,
    "seat_role" "seat_role",
    "seat_name" VARCHAR(32),
    "body" VARCHAR(4000) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "client_key" UUID NOT NULL,

    CONSTRAINT "inquiry_messages_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "inquiry_messages_inquiry_id_client_key_key" ON "inquiry_messages"("inquiry_id", "client_key");
CREATE INDEX "inquiry_messages_inquiry_id_at_idx" ON "inquiry_messages"("inquiry_id", "at");
CREATE INDEX "inquiry_messages_user_id_idx" ON "inquiry_messages"("user_id");
ALTER TABLE "inquiry_messages" ADD CONSTRAINT "inquiry_messages_inquiry_id_fkey" FOREIGN KEY ("inquiry_id") REFERENCES "inquiries"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "inquiry_messages" ADD CONSTRAINT "inquiry_messages_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "inquiry_messages" ADD CONSTRAINT "inquiry_messages_text_says_something" CHECK (("kind" = 'text') = ("body" <> ''));

CREATE TABLE "trade_relations" (
    "buyer_account_id" UUID NOT NULL,
    "supplier_account_id" UUID NOT NULL,
    "kind" "trade_relation_kind" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trade_relations_pkey" PRIMARY KEY ("buyer_account_id","supplier_account_id")
);
CREATE INDEX "trade_relations_supplier_account_id_since_idx" ON "trade_relations"("supplier_account_id", "since" DESC);
ALTER TABLE "trade_relations" ADD CONSTRAINT "trade_relations_buyer_account_id_fkey" FOREIGN KEY ("buyer_account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "trade_relations" ADD CONSTRAINT "trade_relations_supplier_account_id_fkey" FOREIGN KEY ("supplier_account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "trade_relations" ADD CONSTRAINT "trade_relations_two_sides" CHECK ("buyer_account_id" <> "supplier_account_id");

CREATE TABLE "certificates" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "number" VARCHAR(64) NOT NULL,
    "issuer" VARCHAR(80) NOT NULL,
    "valid_until" DATE,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3),

    CONSTRAINT "certificates_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "certificates_account_id_kind_number_key" ON "certificates"("account_id", "kind", "number");
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_number" CHECK ("number" <> '' AND "issuer" <> '');
