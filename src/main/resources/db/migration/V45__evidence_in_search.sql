-- What searches and counts of evidence ask for, beside the record that says the same. The record is what is proved.
alter table evidence_record add column event text, add column at timestamptz;
alter table evidence_record disable trigger evidence_record_unaltered;
update evidence_record set event = record::jsonb ->> 'event', at = (record::jsonb ->> 'at')::timestamptz;
alter table evidence_record enable trigger evidence_record_unaltered;
alter table evidence_record alter column event set not null, alter column at set not null;
create index evidence_record_at on evidence_record (at);
-- Only the records that name subjects, by pseudonym, are in this index.
create index evidence_record_subjects on evidence_record using gin (((record::jsonb) -> 'subjects') jsonb_ops)
    where event in ('accepted', 'referred', 'refused');

-- The settings and keys with which the gateway last ran, as digests: tells what has changed since.
create table last_seen (
    what  text        primary key,
    value text        not null,
    at    timestamptz not null
);
