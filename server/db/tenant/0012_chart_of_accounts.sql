-- The chart of accounts, and every kind of posting. Positive is credit, negative is debit.
alter table ledger_entries
  drop constraint ledger_entries_account_check,
  add constraint ledger_entries_account_check check (account in (
    'wallet',      -- what we owe a customer: money they paid in
    'promo',       -- what we owe a customer: money they were given, which is not paid out
    'held',        -- set aside from wallet and promo for meals past their cut-off
    'receivable',  -- what customers owe us for invoices
    'unearned',    -- paid or invoiced, not delivered yet
    'sales', 'tax',
    'promotions',  -- what we gave away
    'office',      -- money in the office
    'bank',        -- money at the bank
    'gateway',     -- money that a payment provider holds for us
    'cash'         -- cash that drivers carry
  ));
alter table ledger_transactions
  drop constraint ledger_transactions_type_check,
  add constraint ledger_transactions_type_check check (type in (
    'credit', 'top_up', 'grant', 'expiry', 'transfer', 'adjustment', 'reversal',
    'order_payment', 'order_refund', 'revenue', 'cash_sale',
    'hold', 'capture', 'release',
    'meal_credit', 'meal_credit_undone',
    'invoice_issue', 'invoice_payment', 'invoice_refund', 'credit_note',
    'payment', 'payment_refund', 'hand_in'
  ));
