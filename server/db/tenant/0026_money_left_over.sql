-- What a missed meal gives cannot come into a frozen wallet, and is given once that is released.
alter table missed_meals add waits boolean not null default false;
create index missed_meals_waits_idx on missed_meals (subscription) where waits;
grant update (waits) on missed_meals to kitchen_app;

-- The invoice that an agreed meal of a subscription was paid with, or will be. A meal that was moved stands for one of
-- another date, and one behind the contract's end for one that was missed: it belongs to the last period.
create function invoice_of_meal(meal_subscription integer, meal_date date, slot integer) returns integer language sql stable
  return (
    select i.id from subscriptions s join invoices i on i.subscription = s.id
      cross join lateral (select least(s.end_date, coalesce((select o.stands_for from subscription_overrides o
        where o.subscription = s.id and o.date = meal_date and o.meal_slot is not distinct from slot), meal_date)) as date) paid
    where s.id = meal_subscription and paid.date between i.period_start and i.period_end
    order by i.status = 'paid' desc, i.id desc limit 1);
