-- Who is to be told that there is news of a case. What the news says is nowhere here: whoever is told looks it up.
create table notice (
    id              uuid        primary key,
    reference       text        not null references disclosure,
    -- agency:<id>, contact:<id>, social-care or partnership; where that is, the register says at the time of telling
    addressee       text        not null,
    change          text        not null,
    happened_at     timestamptz not null,
    position        bigint      generated always as identity,
    -- The case, for news of a further part of it
    lane            text        not null,
    -- waiting, told or parked
    state           text        not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz,
    reason          text,
    told_at         timestamptz
);
-- The lane of one case and addressee: they hear of it in this order.
create index notice_lane on notice (lane, addressee, position);
create index notice_open on notice (position) where state <> 'told';

-- What a health system's answer must name, and how it names its own request later. Locked under the store key; found by keyed
-- digest within the agency, because systems reuse ids.
create table health_message (
    reference   text  primary key references disclosure,
    agency      text  not null,
    request_key text,
    content     bytea not null
);
create index health_message_request on health_message (agency, request_key);
