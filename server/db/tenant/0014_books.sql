create index ledger_transactions_created_at_idx on ledger_transactions (created_at, id);

-- The instant of its transaction, so that what there was on a day is summed without looking at transactions.
alter table ledger_entries add at timestamptz;
update ledger_entries e set at = t.created_at from ledger_transactions t where t.id = e.transaction;
alter table ledger_entries
  alter column at set default kitchen_now(),
  alter column at set not null;
-- Orders that are paid from wallets do not touch it.
create index ledger_entries_money_idx on ledger_entries (at, id) include (amount)
  where account = any (array['office', 'cash', 'bank']);

-- Which driver took the cash or handed it in: what one carries is the sum of these entries.
alter table ledger_entries
  add driver integer references drivers,
  add constraint ledger_entries_driver_check check (driver is null or account = 'cash');
update ledger_entries e set driver = who.driver from ledger_transactions t join assignments who on who."order" = t."order"
  where t.id = e.transaction and e.account = 'cash';
create index ledger_entries_driver_idx on ledger_entries (driver, id) include (amount) where driver is not null;

-- A portion that was paid back before its cut-off is not cooked: its line may come down to nothing.
alter table order_lines
  drop constraint order_lines_quantity_check,
  add constraint order_lines_quantity_check check (quantity >= 0);

-- What was paid back of an order, line by line.
create table order_refunds (
  id integer generated always as identity primary key,
  "order" integer not null references orders on delete cascade,
  line integer not null references order_lines on delete cascade,
  quantity integer not null check (quantity > 0),
  total amount not null check (total >= 0),
  tax amount not null check (tax >= 0 and tax <= total),
  -- Taken off its line, which was that much larger before.
  withdrawn boolean not null,
  destination text not null check (destination in ('wallet', 'source')),
  reason text not null,
  created_by integer not null references accounts,
  created_at timestamptz not null default kitchen_now()
);
create index order_refunds_order_idx on order_refunds ("order");
create index order_refunds_line_idx on order_refunds (line);

create function refuse_excess_refund() returns trigger language plpgsql as $$
begin
  if exists (
    select from order_lines l join order_refunds r on r.line = l.id and not r.withdrawn
    where l.id in (select line from written) group by l.id
    having sum(r.quantity) > l.quantity or sum(r.total) > l.total or sum(r.tax) > l.tax) then
    raise exception 'more is paid back than the line has' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger order_refunds_within_line after insert on order_refunds
  referencing new table as written for each statement execute function refuse_excess_refund();

-- A wallet whose books do not agree takes money and gives none until somebody has looked at it.
alter table wallets add frozen_at timestamptz;
create table wallet_freezes (
  id integer generated always as identity primary key,
  customer integer not null references wallets,
  frozen boolean not null,
  reason text not null,
  created_by integer references accounts,
  created_at timestamptz not null default kitchen_now()
);
create index wallet_freezes_customer_idx on wallet_freezes (customer);

grant select, insert on order_refunds, wallet_freezes to kitchen_app;
