-- What is owed is a small part of the ledger, and is asked for as a whole.
create index ledger_entries_receivable_idx on ledger_entries (transaction) include (amount, at) where account = 'receivable';
