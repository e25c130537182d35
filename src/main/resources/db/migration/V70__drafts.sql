-- What a person is still writing, locked under the store key and bound to the draft's id. In the clear: whose it is, as evidence
-- names people, and when it was last touched.
create table draft (
    id         uuid        primary key,
    agency     text        not null,
    person     text        not null,
    updated_at timestamptz not null,
    content    bytea       not null
);
alter table draft alter column content set storage external;
create index draft_person on draft (agency, person, updated_at desc);

-- A decision not to share, with its reason, locked. What was written is not kept.
create table not_shared (
    id         uuid        primary key,
    agency     text        not null,
    person     text        not null,
    decided_at timestamptz not null,
    reason     bytea       not null
);
