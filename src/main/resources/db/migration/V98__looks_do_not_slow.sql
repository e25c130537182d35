-- Looks at a case are most of the evidence: nothing that asks for other records reads through them.

-- Who has opened what, and when, by agency: the newest opening is found at once, however often a case was looked at.
create index evidence_record_opened on evidence_record (reference, ((record::jsonb) ->> 'actorAgency'), at)
    where event = 'viewed' and (record::jsonb) ->> 'lookedAt' in ('inbox', 'envelope');
drop index evidence_record_viewed;

-- What happened in a period, kind by kind.
create index evidence_record_event on evidence_record (event, at);
