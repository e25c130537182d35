-- An agency's own list, the newest first.
create index disclosure_sent on disclosure (agency, received_at desc, reference) where part_of is null;
