-- A closure of one day can move its meals to another (domain rule 8).

alter table closures
  add moves_to date,
  add check (moves_to is null or from_date = until_date and moves_to <> from_date);

-- Which closure moved a meal away, so that opening again brings it back.
alter table subscription_skips add closure integer references closures;
create index subscription_skips_closure_idx on subscription_skips (closure) where closure is not null;
