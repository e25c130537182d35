-- What an answer may repeat of the FHIR message that it answers: keyed digests, because a sender's own ids may be names.
create table correlation (
    reference text not null references disclosure,
    trait     text not null,
    key       text not null,
    primary key (reference, trait)
);
create index correlation_key on correlation (key);

-- What the clocks of a case must know of it: the nation whose holidays count, and who is concerned. Locked.
create table clock_case (
    reference text  primary key references disclosure,
    content   bytea not null
);

-- What is due in a case. No kind says what kind of harm the case is about.
create table case_clock (
    reference  text        not null references disclosure,
    kind       text        not null,
    owner      text        not null,
    -- The moment on or after which an act counts; empty if any act in the case counts.
    since      timestamptz,
    started_at timestamptz not null,
    due_at     timestamptz not null,
    -- running, reminded, missed, escalated, met
    state      text        not null,
    -- When to look at it next; empty when nothing more comes of it.
    next_at    timestamptz,
    met_at     timestamptz,
    primary key (reference, kind)
);
create index case_clock_next on case_clock (next_at) where next_at is not null;
