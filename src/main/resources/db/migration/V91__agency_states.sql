-- Agencies that an operator has suspended, let back in, or taken out: only ever added to, the latest counts.
create table agency_state (
    change bigint      generated always as identity primary key,
    agency text        not null,
    state  text        not null,
    at     timestamptz not null
);
create index agency_state_agency on agency_state (agency, change desc);
