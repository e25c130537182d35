-- A referred disclosure while a person decides. Its content and the reason a reviewer gives are locked
-- under the store key; what is in the clear says nothing about a person.
create table review (
    reference   text        primary key references disclosure,
    agency      text        not null,
    -- Who shared it, as evidence names them: nobody approves their own.
    sharer      text        not null,
    urgency     text        not null,
    opened_at   timestamptz not null,
    due_at      timestamptz not null,
    -- waiting, second (one has approved, another must), approved, declined
    state       text        not null,
    needs_second boolean    not null,
    overdue     boolean     not null default false,
    content     bytea       not null
);
create index review_open on review (due_at) where state in ('waiting', 'second');

create table review_decision (
    reference   text        not null references review,
    -- 1 for the first reviewer, 2 for the second
    step        int         not null,
    reviewer    text        not null,
    -- Keyed digest of the decision as it came: tells a repeat from a conflict.
    body_key    text        not null,
    decision    text        not null,
    -- labels, separated by spaces
    leave_out   text        not null,
    legal_basis text        not null,
    reason      bytea       not null,
    decided_at  timestamptz not null,
    primary key (reference, step)
);
