-- What is being cooked does not open again when its slot's cut-off is put later.
alter table production_slots add opened_at timestamptz not null default kitchen_now();
comment on column production_slots.opened_at is 'When its cut-off had passed; it has, whatever becomes of the cut-off.';

create or replace function meal_locks_at(service_date date, slot integer) returns timestamptz language sql stable
  return least(
    coalesce(
      (select cutoff_at(service_date, s.cutoff_days_before, s.cutoff_time, settings.day_starts_at) from settings, meal_slots s
        where s.id = slot),
      day_begins(service_date)),
    (select p.opened_at from production_slots p where p.date = service_date and p.meal_slot is not distinct from slot));
