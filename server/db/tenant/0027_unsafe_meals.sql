-- A locked meal of which its eater must not have something, or whose dish is gone, and for which nothing else fits. It may happen
-- to a meal again, after the office has decided.
alter table production_exceptions
  drop constraint production_exceptions_order_kind_key,
  drop constraint production_exceptions_kind_check,
  add check (kind in ('dish', 'unpaid', 'uncooked', 'unsafe'));
create unique index production_exceptions_open_key on production_exceptions ("order", kind) where resolved_at is null;
create index production_exceptions_order_idx on production_exceptions ("order");
