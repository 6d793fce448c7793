-- Whoever uses one site daily stays signed on: a use of a site prolongs the sign-on behind it, up to thirty days after
-- the sign-in. The site's role may not see or change the session itself.
CREATE FUNCTION "prolong_sign_on"("session_uid" text, "idle_seconds" int, "absolute_seconds" int) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE "sign_on_sessions" s
  SET "expires_at" = ends.at, "last_seen_at" = now(),
    "payload" = jsonb_set(s."payload", '{exp}', to_jsonb(extract(epoch FROM ends.at)::bigint))
  FROM (
    SELECT LEAST(now() + make_interval(secs => "idle_seconds"),
      COALESCE("signed_in_at", "created_at") + make_interval(secs => "absolute_seconds")) AS at
    FROM "sign_on_sessions" WHERE "uid" = "session_uid"
  ) AS ends
  WHERE s."uid" = "session_uid" AND ends.at > s."expires_at";
$$;
REVOKE ALL ON FUNCTION "prolong_sign_on"(text, int, int) FROM PUBLIC;
