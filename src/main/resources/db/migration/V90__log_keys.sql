-- The keys that have signed checkpoints of the evidence log, as C2SP signed-note writes them: what a key has signed must stay
-- verifiable after another has taken its place. A row counts only with the signature of a key that the gateway has in its
-- keys folder: whoever can write here cannot make the gateway publish a key of their own.
create table evidence_log_key (
    verifier_key text        not null,
    vouched_by   text        not null,
    signature    bytea       not null,
    since        timestamptz not null,
    primary key (verifier_key, vouched_by)
);
