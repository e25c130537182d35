-- What police and MASH decided. Only who decided about which reference and when is in the clear; the decision itself is locked
-- under the store key and bound to its reference.
create table handling_decision (
    agency       text        not null,
    -- Keyed digests: a recipient's own decision id may be a crime number, and a digest of a short text can be guessed.
    decision_key text        not null,
    body_key     text        not null,
    reference    text        not null references disclosure,
    recipient    text        not null,
    decided_at   timestamptz not null,
    received_at  timestamptz not null,
    content      bytea       not null,
    constraint handling_decision_once primary key (agency, decision_key)
);
create index handling_decision_reference on handling_decision (reference, decided_at);
