-- A sandbox is a copy of a kitchen with a clock that its people move. It is shut with its kitchen, and then removed whole.
alter table tenants add sandbox_of integer references tenants check (sandbox_of <> id);
create index tenants_sandbox_of_idx on tenants (sandbox_of) where sandbox_of is not null;
