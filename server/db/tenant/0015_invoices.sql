-- Tax invoices that are paid in parts, taken back by credit notes, asked for again, and shown to whoever has a link.

-- What stands on an invoice about the kitchen. No tax number, no tax invoice.
alter table settings
  add prices_include_tax boolean not null default true,
  add legal_name text not null default '',
  add address text not null default '',
  add tax_number text not null default '',
  add invoice_language text not null default 'en',
  add second_language text check (second_language <> invoice_language);
grant update (prices_include_tax, legal_name, address, tax_number, invoice_language, second_language)
  on settings to kitchen_app;

-- The tax of a price that holds it or does not, rounded half up. The tax of a list is that of its sum, and a line's is
-- what it adds to it: so the lines make up the whole, and rounding is done once.
create function tax_part(price numeric, rate numeric, included boolean, digits integer) returns numeric
  language sql immutable
  return round(price * rate / (100 + case when included then rate else 0 end), digits);

-- Who sold to whom, and at which rate, as it was on the day of issue. "total" is what is asked for, tax and all.
alter table invoices
  add tax_rate numeric(5, 2) not null default 0,
  add tax amount not null default no_money() check (tax >= 0),
  add net amount not null generated always as (total - tax) stored,
  add paid_amount amount not null default no_money() check (paid_amount >= 0),
  -- What credit notes took back, and how much of that went to the customer's wallet because it was paid already.
  add credited_amount amount not null default no_money() check (credited_amount between 0 and total),
  add returned_amount amount not null default no_money() check (returned_amount between 0 and paid_amount),
  add open_amount amount not null generated always as (total - paid_amount - credited_amount + returned_amount) stored,
  add seller_name text not null default '',
  add seller_address text not null default '',
  add seller_tax_number text not null default '',
  add buyer_name text not null default '',
  add buyer_address text not null default '',
  add language text not null default 'en',
  add second_language text;
create index invoices_due_date_idx on invoices (due_date, id) where status = 'pending';

alter table invoice_items
  add prices_include_tax boolean not null default true,
  add tax_rate numeric(5, 2) not null default 0,
  add tax amount not null default no_money() check (tax >= 0),
  add net amount not null generated always as (case when prices_include_tax then total_price - tax else total_price end) stored,
  add gross amount not null generated always as (case when prices_include_tax then total_price else total_price + tax end) stored;

create table invoice_payments (
  id integer generated always as identity primary key,
  invoice integer not null references invoices,
  amount amount not null check (amount > 0),
  method text not null check (method in ('cash', 'card', 'bank', 'wallet', 'gateway')),
  reference text not null default '',
  received_on date not null default kitchen_today(),
  created_by integer references accounts,
  created_at timestamptz not null default kitchen_now()
);
create index invoice_payments_invoice_idx on invoice_payments (invoice, id);

create table credit_notes (
  id integer generated always as identity primary key,
  credit_note_number text not null unique,
  invoice integer not null references invoices,
  customer integer not null references customers,
  date date not null default kitchen_today(),
  reason text not null,
  tax_rate numeric(5, 2) not null default 0,
  tax amount not null default no_money() check (tax >= 0),
  total amount not null check (total > 0),
  net amount not null generated always as (total - tax) stored,
  returned_amount amount not null default no_money() check (returned_amount between 0 and total),
  created_by integer references accounts,
  created_at timestamptz not null default kitchen_now()
);
create index credit_notes_date_idx on credit_notes (date, id);
create index credit_notes_invoice_idx on credit_notes (invoice, id);
create index credit_notes_customer_idx on credit_notes (customer, date, id);

create table credit_note_items (
  id integer generated always as identity primary key,
  credit_note integer not null references credit_notes,
  item integer not null references invoice_items,
  menu_name text not null,
  -- None where an amount was taken off, and not so many pieces.
  quantity numeric(10, 2) check (quantity > 0),
  tax amount not null check (tax >= 0),
  gross amount not null check (gross > 0),
  net amount not null generated always as (gross - tax) stored
);
create index credit_note_items_credit_note_idx on credit_note_items (credit_note);
create index credit_note_items_item_idx on credit_note_items (item);

-- Who was asked for money, how many days after it was due.
create table invoice_reminders (
  invoice integer not null references invoices,
  stage integer not null,
  created_at timestamptz not null default kitchen_now(),
  primary key (invoice, stage)
);

-- How often all links to an invoice were ended. A link says after how many of these it was made.
create table ended_shares (
  invoice integer primary key references invoices,
  times integer not null default 1
);

-- Until now an invoice was booked when it was paid. From now on it is owed from its issue on.
update invoices set paid_amount = total where status = any(array['paid', 'refunded']);
update invoices set credited_amount = total, returned_amount = paid_amount where status = any(array['failed', 'refunded']);
update invoices set credited_amount = least(back.amount, total), returned_amount = least(back.amount, total)
  from (
    select t.invoice, sum(entry.amount) as amount from ledger_transactions t join ledger_entries entry on entry.transaction = t.id
    where t.type = 'invoice_refund' and entry.account = 'wallet' group by t.invoice
  ) as back
  where back.invoice = invoices.id and status = 'paid';
insert into invoice_payments (invoice, amount, method, received_on, created_at)
  select id, total, 'cash', paid_at::date, paid_at from invoices where paid_amount > 0 and paid_at is not null order by id;
with booked as (
  insert into ledger_transactions (type, explanation, invoice)
  select 'invoice_issue', 'Invoiced ' || total || ' ' || currency || ' with ' || invoice_number, invoices.id
  from invoices, settings where status = 'pending' order by invoices.id
  returning id, invoice
)
insert into ledger_entries (transaction, account, amount)
select booked.id, leg.account, case leg.account when 'unearned' then invoices.total else -invoices.total end
from booked join invoices on invoices.id = booked.invoice, unnest(array['receivable', 'unearned']) as leg (account);

alter table invoices add check (status <> 'paid' or open_amount = 0), add check (open_amount >= 0);

-- Once issued an invoice says what it says for good; only what came of it changes.
revoke update on invoices from kitchen_app;
grant update (status, paid_at, paid_amount, credited_amount, returned_amount) on invoices to kitchen_app;
grant select, insert on invoice_payments, credit_notes, credit_note_items, invoice_reminders to kitchen_app;
grant select, insert, update on ended_shares to kitchen_app;
