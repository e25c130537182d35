-- What an operator has put in the register since the agencies file was written: versions, only ever added. An agreement names
-- agencies, offices and powers, never a person, so it is in the clear.
create table agreement_version (
    change  bigint      generated always as identity primary key,
    id      text        not null,
    version int         not null check (version > 0),
    made_at timestamptz not null,
    content text        not null,
    unique (id, version)
);

-- Every set of rules that was in force, in the order in which they were. The rows are what a reader is shown of them.
create table rulebook_in_force (
    position bigint      generated always as identity primary key,
    version  text        not null,
    digest   text        not null,
    since    timestamptz not null,
    rows     text        not null
);
