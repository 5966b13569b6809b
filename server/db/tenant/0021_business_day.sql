-- A kitchen that cooks into the night goes on to the next day later than at midnight (domain rule 3).

alter table settings add day_starts_at time not null default '00:00' check (day_starts_at < '12:00');

-- The first instant of a day of the kitchen.
create function day_begins(day date) returns timestamptz language sql stable
  return (day + (select day_starts_at from settings))::timestamp at time zone current_setting('TimeZone');

-- The kitchen's date. Decided by the instant at which a day begins, so that it never goes back when clocks do.
create or replace function kitchen_today() returns date language sql stable
begin atomic
  select now::date - (now < (now::date + day_starts_at)::timestamp at time zone current_setting('TimeZone'))::integer
  from settings, lateral (select kitchen_now() as now) n;
end;

-- The instant at which a slot closes for a service date. A time in the skipped or the repeated hour of a clock change
-- means the later of the two readings: the customer is never cut short. One before the day's start is of the night that
-- still belongs to it. `day_starts_at` is the kitchen's, given by who asks: looked up here it would be once a row.
create function cutoff_at(service_date date, days_before integer, cutoff_time time, day_starts_at time) returns timestamptz
  language sql stable
  return (service_date - days_before + (cutoff_time < day_starts_at)::integer + cutoff_time)::timestamp
    at time zone current_setting('TimeZone');

create or replace function meal_locks_at(service_date date, slot integer) returns timestamptz language sql stable
  return coalesce(
    (select cutoff_at(service_date, s.cutoff_days_before, s.cutoff_time, settings.day_starts_at) from settings, meal_slots s
      where s.id = slot),
    day_begins(service_date));

drop function cutoff_at(date, integer, time);

grant update (day_starts_at) on settings to kitchen_app;
