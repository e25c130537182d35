-- What a reviewer has written and not yet decided, locked under the store key and bound to the case and the reviewer. It goes when
-- the case is decided or withdrawn.
create table review_draft (
    reference  text        not null references review on delete cascade,
    -- as evidence names people
    reviewer   text        not null,
    updated_at timestamptz not null,
    content    bytea       not null,
    primary key (reference, reviewer)
);
