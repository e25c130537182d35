-- What arrived at an agency, case by case.
create index delivery_arrived on delivery (recipient, lane) where state = 'delivered';

-- Whether a handling decision says no more than that the case was received. What it decides stays locked.
alter table handling_decision add column acknowledges boolean not null default false;

-- Cases in which someone is in danger now come first in an inbox. The record says so; this finds it.
create index evidence_record_danger on evidence_record (reference)
    where event = 'decided' and ((record::jsonb) -> 'obligations') @> '["call-999"]'::jsonb;
