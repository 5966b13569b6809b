-- A wallet holds money that was paid (balance) and money that was given (promo: what remains of the grants); both can be
-- spent. What is set aside for meals past their cut-off (held) cannot, and nothing but the meal takes it.

-- Nothing, with the currency's digits.
create function no_money() returns numeric language sql stable
  return round(0::numeric, (select currency_digits from settings));

alter table wallets
  add column promo amount not null default no_money() check (promo >= 0),
  add column held amount not null default no_money() check (held >= 0);

-- Until it is used up, or until the midnight after its last day.
create table promo_grants (
  id integer generated always as identity primary key,
  customer integer not null references wallets,
  amount amount not null check (amount > 0),
  remaining amount not null default no_money(),
  expires_on date,
  priority integer not null default 0,
  explanation text not null,
  created_by integer references accounts,
  created_at timestamptz not null default kitchen_now(),
  unique (id, customer),
  check (remaining between 0 and amount)
);
create index promo_grants_customer_idx on promo_grants (customer, id);
create index promo_grants_expires_on_idx on promo_grants (expires_on, id) where remaining > 0;

-- What of a wallet's promotional money can be spent today: a grant ends at midnight, not when its expiry is booked.
create function promotional(wallet wallets) returns numeric language sql stable
  return case when wallet.promo = 0 then wallet.promo else wallet.promo - (
    select coalesce(sum(remaining), 0) from promo_grants
    where customer = wallet.customer and remaining > 0 and expires_on < kitchen_today()) end;

-- A customer's entries on wallet and promo are one chain: version counts 1, 2, 3, ... without a gap and balance_after is
-- what can be spent. Promotional entries name their grant, so money that comes back goes back there; the foreign key
-- lets no grant reach another customer.
alter table ledger_entries
  add column promo_grant integer,
  drop constraint ledger_entries_check,
  add constraint ledger_entries_customer_check check ((account = any (array['wallet', 'promo', 'held'])) = (customer is not null)),
  add constraint ledger_entries_link_check check ((version is null) = (balance_after is null)
    and (account = any (array['wallet', 'promo'])) = (version is not null)),
  add constraint ledger_entries_grant_check check ((account = 'promo') = (promo_grant is not null)),
  add constraint ledger_entries_grant_fkey foreign key (promo_grant, customer) references promo_grants (id, customer);

-- What was taken back is taken back once.
alter table ledger_transactions add column reverses bigint unique references ledger_transactions;

-- An order is held once, and then either captured or released, once.
create unique index ledger_transactions_hold_key on ledger_transactions ("order") where type = 'hold';
create unique index ledger_transactions_settled_key on ledger_transactions ("order")
  where type = any (array['capture', 'release']);

alter table orders
  drop constraint orders_payment_mode_check,
  add constraint orders_payment_mode_check check (payment_mode in ('wallet', 'card', 'cash', 'invoice', 'hold'));

-- Beside the sums, each statement's links must continue their chains and agree with the balance that is stored.
create or replace function refuse_unbalanced() returns trigger language plpgsql as $$
begin
  if exists (select from written group by transaction having sum(amount) <> 0 or count(*) < 2) then
    raise exception 'ledger entries do not sum to zero' using errcode = 'check_violation';
  end if;
  if exists (select from written group by transaction having bool_or(account = 'promo')
      and bool_or(account = any (array['office', 'bank', 'gateway', 'cash']))) then
    raise exception 'promotional money is not paid in or out' using errcode = 'check_violation';
  end if;
  if exists (select from written link where version is not null and not (version = 1 and balance_after = amount)
      and not exists (select from ledger_entries last where last.customer = link.customer
        and last.version = link.version - 1 and last.balance_after + link.amount = link.balance_after)) then
    raise exception 'ledger entry does not continue its chain' using errcode = 'check_violation';
  end if;
  if exists (select from written link join wallets w on w.customer = link.customer and link.version is not null
      group by w.customer having max(link.version) <> w.version
        or max(balance_after) filter (where link.version = w.version) <> w.balance + w.promo) then
    raise exception 'stored balance is not that of the chain' using errcode = 'check_violation';
  end if;
  return null;
end $$;

grant select, insert, update (remaining) on promo_grants to kitchen_app;
