-- A further part of a case is a disclosure of its own: decided, receipted and answered like a first one.
alter table disclosure add column part_of text references disclosure;
alter table disclosure add column part_kind text;
create index disclosure_part_of on disclosure (part_of) where part_of is not null;

-- Its deliveries go in the lane of the case, so that a correction never arrives before what it corrects.
alter table delivery add column lane text;
update delivery set lane = reference;
alter table delivery alter column lane set not null;
drop index delivery_lane;
create index delivery_lane on delivery (lane, recipient, position);
create index delivery_reference on delivery (reference);

-- What a sharer did with a case besides sharing: asked for news, withdrew, disagreed. The same message again gets the same
-- answer, which is locked under the store key.
create table case_act (
    agency      text        not null,
    message_key text        not null,
    body_key    text        not null,
    reference   text        not null references disclosure,
    kind        text        not null,
    made_at     timestamptz not null,
    answer      bytea       not null,
    constraint case_act_once primary key (agency, message_key)
);
create index case_act_reference on case_act (reference, made_at);

-- What a recipient wants to know. The question may say what the case is about, so it is locked under the store key.
create table question (
    id          uuid        primary key,
    agency      text        not null,
    recipient   text        not null,
    question_key text       not null,
    body_key    text        not null,
    reference   text        not null references disclosure,
    about       text        not null,
    asked_at    timestamptz not null,
    answered_at timestamptz,
    answered_by text        references disclosure,
    content     bytea       not null,
    constraint question_once unique (agency, question_key)
);
create index question_reference on question (reference, asked_at);
