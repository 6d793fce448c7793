-- A code is written, then marked as used: with room on its page the second write touches none of the four indexes.
ALTER TABLE "provider_records" SET (fillfactor = 70);
