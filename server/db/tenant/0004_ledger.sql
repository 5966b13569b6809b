-- The books. Double entry: positive is credit, negative is debit, and the entries of a statement always sum to zero.
-- A wallet is what we owe a customer; its stored balance is a guard and equals the sum of its entries.

create table wallets (
  customer integer primary key references customers,
  balance amount not null,
  credit_limit amount not null check (credit_limit >= 0),
  version integer not null default 0,
  constraint wallet_not_overdrawn check (balance >= -credit_limit)
);

create table ledger_transactions (
  id bigint generated always as identity primary key,
  type text not null check (type in ('credit', 'order_payment', 'order_refund', 'revenue', 'cash_sale')),
  explanation text not null,
  "order" integer,
  created_by integer references accounts,
  created_at timestamptz not null default kitchen_now()
);
create index ledger_transactions_order_idx on ledger_transactions ("order");

-- Each wallet's entries are a chain: version counts 1, 2, 3, ... without a gap and balance_after is the running balance.
create table ledger_entries (
  id bigint generated always as identity primary key,
  transaction bigint not null references ledger_transactions,
  account text not null check (account in ('wallet', 'office', 'unearned', 'sales', 'tax', 'cash')),
  customer integer references wallets,
  amount amount not null check (amount <> 0),
  version integer,
  balance_after amount,
  check ((account = 'wallet') = (customer is not null and version is not null and balance_after is not null)),
  unique (customer, version)
);
create index ledger_entries_transaction_idx on ledger_entries (transaction);

-- Checked as soon as the statement ends: every leg of a transaction is written by one statement, so none is ever half
-- written. A statement-level trigger costs one look at the new rows where a deferred row trigger costs one per row.
create function refuse_unbalanced() returns trigger language plpgsql as $$
begin
  if exists (select from written group by transaction having sum(amount) <> 0 or count(*) < 2) then
    raise exception 'ledger entries do not sum to zero' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger ledger_entries_balanced after insert on ledger_entries
  referencing new table as written for each statement execute function refuse_unbalanced();

-- A customer's wish to pay in. It is money only once somebody has confirmed that it came.
create table top_ups (
  id integer generated always as identity primary key,
  reference text not null generated always as ('TOP-' || lpad(id::text, 6, '0')) stored unique,
  customer integer not null references customers,
  amount amount not null check (amount > 0),
  status text not null default 'pending' check (status in ('pending', 'confirmed')),
  confirmed_by integer references accounts,
  confirmed_at timestamptz,
  created_at timestamptz not null default kitchen_now(),
  check ((status = 'confirmed') = (confirmed_by is not null and confirmed_at is not null))
);
create index top_ups_status_idx on top_ups (status, id);
create index top_ups_customer_idx on top_ups (customer);

grant select, insert, update on wallets, top_ups to kitchen_app;
grant select, insert on ledger_transactions, ledger_entries to kitchen_app;
