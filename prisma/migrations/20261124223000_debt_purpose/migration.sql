-- What a trader owes the house: an account of its own. (A value of its own migration: it is used in the next one.)
alter type "ledger_purpose" add value 'debt';
