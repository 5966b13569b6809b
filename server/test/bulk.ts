import type { Kitchen } from './kitchen.ts'

/**
 * Fills the tables that grow with the years with this many rows each, spread over customers, days, drivers and states as
 * a kitchen's are; every hundredth row is the given customer's, every fiftieth delivery the given driver's.
 */
export async function growKitchen(
  { server, tenant }: Kitchen,
  own: { customer: number; driver: number },
  rows: number,
): Promise<void> {
  const one = (of: string, place = 'c.n') => `(array[${of}])[1 + ${place} % cardinality(array[${of}])]`
  const owner = `case c.n % 100 when 0 then ${own.customer} else c.id end`
  const mine = `case c.n % 100 when 0 then 1000 + c.n else 1 end`
  const day = `kitchen_today() - 180 + c.n % 365`
  const moment = `kitchen_now() - c.n * interval '1 minute'`
  const quantity = `case c.n % 2 when 0 then 1 else -1 end`
  await server.deps.owner.with(tenant.database, async (client) => {
    // Without foreign keys and triggers it takes a third of the time; what goes in is whole.
    await client.query(`
      set session_replication_role = replica;
      insert into accounts (username, role) select 'bulk-' || n, 'customer' from generate_series(1, ${rows}) n;
      insert into customers (account, name, phone, created_at, loyalty_tier, preferred_communication)
        select id, username, '+9716' || id, kitchen_now() - id * interval '1 minute',
          ${one(`'BRONZE','BRONZE','BRONZE','SILVER','GOLD'`, 'id')}, ${one(`'whatsapp','sms','email','none'`, 'id')}
        from accounts where username like 'bulk-%';
      create temp table c as select id, row_number() over (order by id)::integer as n from customers where name like 'bulk-%';
      insert into wallets (customer, balance, credit_limit) select id, '10.00', '0.00' from c;
      insert into customer_addresses (customer, street, status, is_default, created_at)
        select ${owner}, 'Palm Street ' || n, ${one(`'pending','active','active','rejected'`)}, n % 4 = 1, ${moment} from c;
      insert into subscriptions (customer, status, start_date, end_date, selected_days, payment_mode, price, cost_per_meal, total_cost)
        select ${owner}, ${one(`'pending','active','active','paused','expired','cancelled'`)}, ${day}, ${day} + 30,
          '{Monday}', ${one(`'wallet','card','cash'`)}, '300.00', '10.00', '40.00' from c;
      insert into invoices (customer, invoice_number, date, due_date, total, status, paid_amount, paid_at, created_at)
        select ${owner}, 'BULK-' || n, ${day}, ${day} + 7, '40.00', ${one(`'pending','paid','failed'`)},
          case n % 3 when 1 then 40.00 else 0.00 end, case n % 3 when 1 then kitchen_now() end, ${moment} from c;
      insert into invoice_items (invoice, menu_name, quantity, unit_price, total_price)
        select id, 'Thali', 1, '40.00', '40.00' from invoices;
      create temp table i as select id, row_number() over (order by id)::integer as n from invoices where invoice_number like 'BULK-%';
      insert into invoice_payments (invoice, amount, method, received_on) select id, '1.00', 'cash', ${day} from i c;
      insert into credit_notes (credit_note_number, invoice, customer, date, reason, total)
        select 'BULK-' || c.n, i.id, ${owner}, ${day}, 'cold', '1.00' from c join i using (n);
      insert into credit_note_items (credit_note, item, menu_name, tax, gross)
        select n.id, n.invoice, 'Thali', '0.00', '1.00' from credit_notes n where credit_note_number like 'BULK-%';
      insert into notifications (customer, message, priority, read, created_at)
        select ${owner}, 'Your meal is here', ${one(`'low','medium','high','urgent'`)}, n % 3 > 0, ${moment} from c;
      insert into orders (customer, order_date, delivery_date, status, payment_mode, quantity, tax, total, currency, created_at)
        select ${owner}, ${day} - 2, ${day}, ${one(`'pending','confirmed','preparing','ready','delivered','delivered','delivered','cancelled'`)},
          'cash', 1, '0.00', '10.00', 'AED', ${moment} from c;
      create temp table o as select id, row_number() over (order by id)::integer as n from orders
        where id not in (select order_id from kitchen_tickets);
      insert into order_lines ("order", name, quantity, unit_price, price_source, tax_rate, tax, total)
        select id, 'Dal', 1, '10.00', 'menu_item', 0, '0.00', '10.00' from o;
      insert into moves ("order", machine, from_status, to_status, at)
        select c.id, 'order', 'pending', 'confirmed', ${moment} from o c;
      insert into kitchen_tickets (order_id, status, created_at)
        select c.id, ${one(`'queued','claimed','preparing','ready','ready','ready','cancelled'`)}, ${moment} from o c;
      insert into drivers (name, phone) select 'Driver ' || n, '+9717' || n from generate_series(1, 49) n;
      insert into deliveries ("order", status, created_at)
        select c.id, ${one(`'pending','in_transit','delivered','delivered','delivered','failed'`)}, ${moment} from o c;
      insert into assignments ("order", driver, assigned_at)
        select c.id, case c.n % 50 when 0 then ${own.driver} else d.id end, ${moment}
        from o c join (select id, row_number() over (order by id) as place from drivers where phone like '+9717%') d on d.place = 1 + c.n % 49;
      create temp table paid as select id, n, (select coalesce(max(id), 0) from ledger_transactions) + n as transaction from c;
      insert into ledger_transactions (id, type, explanation, created_at) overriding system value
        select transaction, 'credit', 'a gift', ${moment} from paid c;
      insert into ledger_entries (transaction, account, customer, amount, version, balance_after, at)
        select transaction, 'wallet', ${owner}, '10.00', ${mine}, '10.00', ${moment} from paid c;
      insert into ledger_entries (transaction, account, amount, at) select transaction, 'office', '-10.00', ${moment} from paid c;
      create temp table sold as select id, n, (select max(id) from ledger_transactions) + n as transaction from c;
      insert into ledger_transactions (id, type, explanation, created_at) overriding system value
        select transaction, 'cash_sale', 'Earned', ${moment} from sold c;
      insert into ledger_entries (transaction, account, amount, at, driver)
        select transaction, 'cash', '-10.00', ${moment}, case c.n % 50 when 0 then ${own.driver} else d.id end
        from sold c join (select id, row_number() over (order by id) as place from drivers where phone like '+9717%') d on d.place = 1 + c.n % 49;
      insert into ledger_entries (transaction, account, amount, at) select transaction, 'sales', '10.00', ${moment} from sold c;
      insert into promo_grants (customer, amount, explanation, created_at) select ${owner}, '10.00', 'Welcome', ${moment} from c;
      insert into top_ups (customer, amount) select ${owner}, '10.00' from c;
      insert into payments (customer, top_up, provider, reference, amount, currency, refunded_amount, status, booked_to, settled_at)
        select t.customer, t.id, 'stripe', 'cs_bulk_' || t.id, t.amount, 'AED', '0.00',
          case t.id % 3 when 0 then 'succeeded' when 1 then 'expired' else 'pending' end,
          case t.id % 3 when 0 then 'wallet' end, kitchen_now()
        from top_ups t where not exists (select from payments p where p.top_up = t.id);
      insert into registration_requests (name, contact_number, address, meal_selection, meal_type, quantity, status, created_at)
        select 'Guest ' || n, '+9718' || n, 'Palm Street', 'lunch', 'veg', 1, ${one(`'pending','rejected'`)}, ${moment} from c;
      with unit as (insert into units (name, abbreviation, category) values ('Bag', 'bag', 'unit') returning id)
        insert into inventory_items (name, unit, cost_per_unit) select 'Item ' || n, unit.id, '1.00' from unit, generate_series(1, 50) n;
      insert into stock_movements (item, quantity, stock_after, created_at)
        select i.id, ${quantity}, 1, ${moment}
        from c join (select id, row_number() over (order by id) as place from inventory_items) i on i.place = 1 + c.n % 50;
      reset session_replication_role`)
    await client.query('vacuum analyze')
  })
}
