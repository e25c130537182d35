-- What witnesses signed: one signature line of each for each checkpoint they saw.
create table evidence_cosignature (
    size     bigint      not null references evidence_checkpoint,
    witness  text        not null,
    line     text        not null,
    seen_at  timestamptz not null,
    primary key (size, witness)
);

-- Somebody found that the log under this origin is not one history. While a row stands, no checkpoint is signed under that
-- origin (decision 0153).
create table evidence_dispute (
    origin    text        not null,
    reporter  text        not null,
    finding   text        not null,
    raised_at timestamptz not null,
    primary key (origin, reporter, finding)
);
