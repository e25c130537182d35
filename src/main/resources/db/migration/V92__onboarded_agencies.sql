-- Agencies that an operator has added beside those of the agencies file: only ever added to.
create table onboarded_agency (
    agency  text        primary key,
    at      timestamptz not null,
    content text        not null
);
