-- A debt lies below zero or at it: more is never paid off than is owed. Every other account of a trader stays at zero or above
-- (SECURITY I3).
alter table "ledger_accounts" drop constraint "ledger_accounts_not_overspent";
alter table "ledger_accounts" add constraint "ledger_accounts_not_overspent"
  check ("house" is not null or "purpose" = 'debt' or "balance" >= -"credit_limit") not valid;
alter table "ledger_accounts" add constraint "ledger_accounts_debt"
  check ("purpose" <> 'debt' or ("house" is null and "balance" <= 0)) not valid;
alter table "ledger_accounts" validate constraint "ledger_accounts_not_overspent";
alter table "ledger_accounts" validate constraint "ledger_accounts_debt";
