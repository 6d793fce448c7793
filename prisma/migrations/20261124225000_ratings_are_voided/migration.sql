-- What takes a rating back, by the same event. A migration of its own: a value is used in a later transaction than it is added.
ALTER TYPE "reputation_fact_kind" ADD VALUE 'rating_void';
