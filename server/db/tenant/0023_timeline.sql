-- What happened between two instants is asked for by a sandbox's timeline.
create index moves_at_idx on moves (at);
create index invoices_created_at_idx on invoices (created_at);
