-- Later versions of a case's handling statement. The first is part of the answer that the sharer got. What a statement says
-- tells what kind of harm a reference is about, so it is locked under the store key.
create table statement (
    reference text        not null references disclosure,
    version   int         not null check (version > 1),
    made_at   timestamptz not null,
    content   bytea       not null,
    primary key (reference, version)
);
alter table statement alter column content set storage external;
