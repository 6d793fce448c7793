-- Amounts are numbers in messages, as everywhere in the API.
CREATE OR REPLACE FUNCTION "tell_of_order"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moved "orders"%ROWTYPE;
  event text := CASE
    WHEN NEW."command" = 'pay' THEN 'order.paid'
    WHEN NEW."command" = 'ship' THEN 'order.shipped'
    WHEN NEW."to_state" = 'trade_finished' THEN 'order.finished'
    WHEN NEW."to_state" = 'trade_closed' THEN 'order.closed'
  END;
BEGIN
  IF event IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT o.* INTO moved FROM "orders" o
  WHERE o."id" = NEW."order_id"
    AND EXISTS (SELECT FROM "webhook_endpoints" e WHERE e."account_id" = o."seller_account_id");
  IF FOUND THEN
    PERFORM "tell_webhooks"(moved."seller_account_id", event, NEW."at", jsonb_build_object(
      'order_id', moved."id", 'state', NEW."to_state", 'total_fen', moved."total_fen",
      'carrier', moved."carrier", 'tracking_no', moved."tracking_no"), NULL, NULL);
  END IF;
  RETURN NULL;
END $$;
