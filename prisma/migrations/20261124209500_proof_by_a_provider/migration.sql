-- Another ID is proven by a provider that she signs in to it with, as well as by its password.

ALTER TABLE "link_proposals" ALTER COLUMN "credential_changed_at" DROP NOT NULL, ADD COLUMN "upstream_identity_id" UUID;
CREATE INDEX "link_proposals_upstream_identity_id_idx" ON "link_proposals"("upstream_identity_id");
ALTER TABLE "link_proposals" ADD CONSTRAINT "link_proposals_upstream_identity_id_fkey" FOREIGN KEY ("upstream_identity_id") REFERENCES "upstream_identities"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "link_proposals" ADD CONSTRAINT "link_proposals_proof_check" CHECK (("credential_changed_at" IS NULL) <> ("upstream_identity_id" IS NULL));
