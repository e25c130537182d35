-- Every key that has signed checkpoints of the evidence log, as C2SP signed-note writes it: what a key has signed must stay
-- verifiable after another has taken its place.
create table evidence_log_key (
    verifier_key text        primary key,
    since        timestamptz not null
);
