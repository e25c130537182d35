-- The certificates of agencies that an operator has added, so that every node has them: only ever added to, the latest counts.
-- Locked under the store key: whoever can write here and no more cannot have anything sealed to a certificate of their own.
create table agency_certificate (
    change       bigint      generated always as identity primary key,
    agency       text        not null,
    at           timestamptz not null,
    certificates bytea       not null
);
create index agency_certificate_agency on agency_certificate (agency, change desc);
