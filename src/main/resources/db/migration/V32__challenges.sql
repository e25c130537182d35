-- A challenge and the time within which the agency is to answer it. What the sharer said is sealed to the agency and not here.
create table challenge (
    reference     text        not null references disclosure,
    challenged    text        not null,
    challenged_at timestamptz not null,
    due_at        timestamptz not null,
    -- running, answered or escalated
    state         text        not null,
    primary key (reference, challenged, challenged_at)
);
create index challenge_due on challenge (due_at) where state = 'running';
