-- Checks of the whole evidence log that somebody asked for: how far they are, and what they came to.
create table evidence_check (
    id          uuid        primary key,
    asked_at    timestamptz not null,
    state       text        not null check (state in ('running', 'proven', 'not-proven', 'failed')),
    expected    bigint      not null,
    checked     bigint      not null default 0,
    finished_at timestamptz,
    -- The first place that does not hold, without data; empty if all does.
    finding     text        not null default '',
    entries     bigint      not null default 0,
    checkpoints bigint      not null default 0,
    erased      bigint      not null default 0,
    waiting     bigint      not null default 0
);
create unique index evidence_check_one_at_a_time on evidence_check (state) where state = 'running';

-- Agencies to which an operator holds deliveries back. What waits for them stays as it is.
create table paused_partner (
    agency    text        primary key,
    paused_at timestamptz not null
);
