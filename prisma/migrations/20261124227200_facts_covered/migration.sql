-- A shop's facts lie all over the table, a page each. What figures are computed from lies together here, so that the table
-- itself is not read for them.
CREATE INDEX "reputation_facts_figures_idx" ON "reputation_facts" ("account_id", "at", "kind", "amount", "party_id",
  "score", "description", "service", "delivery", "category");
