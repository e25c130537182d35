-- Whether a decision ends what its agency does with the case. What it decides stays locked. Decisions from before this stand
-- as not ending, so that danger that was said then is shown rather than lost.
alter table handling_decision add column ends boolean not null default false;

-- Who has opened what, and when: an inbox tells what nobody has read.
create index evidence_record_viewed on evidence_record (reference, at) where event = 'viewed';
