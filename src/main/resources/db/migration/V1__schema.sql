-- The whole store, module by module in the order in which a disclosure meets them. Above each part stands the package that
-- owns its tables: whoever else wants to know asks it.
--
-- Nothing in this schema is readable without a key: what a sharer wrote is either sealed for its recipient or, where the
-- gateway must read it back, locked under the store key. What is in the clear is what evidence may hold: references,
-- agencies, rule ids, labels, times. "Locked" below always means under the store key and bound to the row it stands in.
--
-- Ciphertext is stored "external": compressing it costs time and gains nothing.


-- == platform: durable work ==============================================================================================

-- db-scheduler's own table, as its documentation gives it for PostgreSQL, without the indexes on priority and last_heartbeat.
-- A task is written when it is made, picked, and removed, twice for each disclosure. Neither index serves a question that is
-- asked often: nothing here has a priority, and dead tasks are looked for every few seconds among those that wait. Without
-- them picking a task touches no index.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);


-- == agreement: agencies and agreements, as operators changed them ======================================================
-- Each of these tables is only ever added to, and the latest row counts. They name agencies, offices and powers, never a
-- person, so they are in the clear.

-- What an operator has put in the register since the agencies file was written, in versions.
create table agreement_version (
    change  bigint      generated always as identity primary key,
    id      text        not null,
    version int         not null check (version > 0),
    made_at timestamptz not null,
    content text        not null,
    unique (id, version)
);

-- Agencies that an operator has suspended, let back in, or taken out.
create table agency_state (
    change bigint      generated always as identity primary key,
    agency text        not null,
    state  text        not null,
    at     timestamptz not null
);
create index agency_state_agency on agency_state (agency, change desc);

-- Agencies that an operator has added beside those of the agencies file.
create table onboarded_agency (
    agency  text        primary key,
    at      timestamptz not null,
    content text        not null
);

-- Their certificates, so that every node has them. Locked: whoever can write here and no more cannot have anything sealed to
-- a certificate of their own.
create table agency_certificate (
    change       bigint      generated always as identity primary key,
    agency       text        not null,
    at           timestamptz not null,
    certificates bytea       not null
);
create index agency_certificate_agency on agency_certificate (agency, change desc);

-- Which agency plays a recipient's part, where an operator has named another than the agencies file.
create table recipient_part (
    change    bigint      generated always as identity primary key,
    recipient text        not null,
    agency    text        not null,
    at        timestamptz not null
);


-- == evidence: the log, and what it is a log of =========================================================================

-- What is in the log for ever: a commitment to a record and its salt.
create table evidence_entry (
    id         bigint generated always as identity primary key,
    commitment bytea  not null
);

-- A time as evidence writes it: ISO 8601 in UTC. So it is the same whatever the session's settings are.
create function evidence_time(written text) returns timestamptz language sql immutable strict parallel safe
    as $$ select written::timestamptz $$;

-- The record and its salt can be erased; the entry above stays, and every proof with it. What searches and counts ask for is
-- read from the record by the database itself: nobody can alter one without the other.
create table evidence_record (
    entry     bigint      primary key references evidence_entry,
    salt      bytea       not null,
    record    text        not null,
    event     text        not null generated always as (record::jsonb ->> 'event') stored,
    at        timestamptz not null generated always as (evidence_time(record::jsonb ->> 'at')) stored,
    reference text        generated always as (record::jsonb ->> 'reference') stored
);
create index evidence_record_reference on evidence_record (reference);
create index evidence_record_at on evidence_record (at);
-- What happened in a period, kind by kind. Looks at a case are most of the evidence: nothing that asks for other records
-- reads through them.
create index evidence_record_event on evidence_record (event, at);
-- Only the records that name subjects, by pseudonym, are in this index.
create index evidence_record_subjects on evidence_record using gin (((record::jsonb) -> 'subjects') jsonb_ops)
    where event in ('accepted', 'referred', 'refused');

-- The log is a Merkle tree (RFC 9162) over the commitments. An entry's id is not its place in it: ids have gaps, and
-- transactions commit out of id order. An entry waits here from its commit until the integrator gives it the next free leaf.
create table evidence_waiting (
    entry bigint primary key
);

-- Leaf and entry, one for one. There is no foreign key: checking one would write to every entry again, and the verifier
-- checks more than a foreign key can.
create table evidence_leaf (
    index bigint primary key,
    entry bigint not null unique
);

-- The evidence that counts: its entry commits to it, and has its leaf in the log or waits for one. Whoever reads evidence reads
-- it here: what somebody put beside the log, or altered, is nobody's evidence. The check of the log names it.
create view evidence as
    select r.entry, r.salt, r.record, r.event, r.at, r.reference, e.commitment
      from evidence_record r join evidence_entry e on e.id = r.entry
     where e.commitment = sha256(r.salt || convert_to(r.record, 'UTF8'))
       and (exists (select from evidence_leaf l where l.entry = r.entry)
            or exists (select from evidence_waiting w where w.entry = r.entry));

-- Tiles of C2SP tlog-tiles: up to 256 hashes of 32 bytes. A partial tile is a prefix of the full one, so one row serves
-- every width it ever had.
create table evidence_tile (
    level  smallint not null,
    number bigint   not null,
    hashes bytea    not null,
    primary key (level, number),
    constraint evidence_tile_width check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0)
);
alter table evidence_tile alter column hashes set storage external;

-- Each checkpoint but the first follows one that is there, and no two follow the same: this is the compare-and-swap that
-- keeps two nodes from forking the log, whatever either believes.
-- What its note says is read from the note, which is signed.
create table evidence_checkpoint (
    size         bigint      primary key generated always as (split_part(note, E'\n', 2)::bigint) stored,
    previous     bigint      not null unique,
    root         bytea       not null generated always as (decode(split_part(note, E'\n', 3), 'base64')) stored,
    note         text        not null,
    published_at timestamptz not null
                 generated always as (evidence_time(substring(note from E'\npublished ([^\n]+)\n'))) stored,
    constraint evidence_checkpoint_grows check (size > previous)
);
create index evidence_checkpoint_published on evidence_checkpoint (published_at);

-- What witnesses signed: one signature line of each for each checkpoint they saw.
create table evidence_cosignature (
    size    bigint not null references evidence_checkpoint,
    witness text   not null,
    line    text   not null,
    primary key (size, witness)
);

-- Somebody found that the log under this origin is not one history. While a row stands, no checkpoint is signed under that
-- origin (src/docs/decisions/0153).
create table evidence_dispute (
    origin    text        not null,
    reporter  text        not null,
    finding   text        not null,
    raised_at timestamptz not null,
    primary key (origin, reporter, finding)
);

-- The keys that have signed checkpoints of the evidence log, as C2SP signed-note writes them: what a key has signed must stay
-- verifiable after another has taken its place. A row counts only with the signature of a key that the gateway has in its
-- keys folder: whoever can write here cannot make the gateway publish a key of their own.
create table evidence_log_key (
    verifier_key text  not null,
    vouched_by   text  not null,
    signature    bytea not null,
    primary key (verifier_key, vouched_by)
);

create function evidence_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'evidence is append-only';
end
$$;
create trigger evidence_entry_append_only before update or delete or truncate on evidence_entry
    for each statement execute function evidence_is_append_only();
create trigger evidence_record_unaltered before update on evidence_record
    for each statement execute function evidence_is_append_only();
create trigger evidence_leaf_append_only before update or delete or truncate on evidence_leaf
    for each statement execute function evidence_is_append_only();
create trigger evidence_checkpoint_append_only before update or delete or truncate on evidence_checkpoint
    for each statement execute function evidence_is_append_only();
create trigger evidence_tile_append_only before delete or truncate on evidence_tile
    for each statement execute function evidence_is_append_only();

create function evidence_tile_grows() returns trigger language plpgsql as $$
begin
    if new.level <> old.level or new.number <> old.number
            or substr(new.hashes, 1, octet_length(old.hashes)) <> old.hashes then
        raise exception 'evidence is append-only';
    end if;
    return new;
end
$$;
create trigger evidence_tile_grows before update on evidence_tile
    for each row execute function evidence_tile_grows();


-- == drafts: what a person is still writing =============================================================================

-- Locked. In the clear: whose it is, as evidence names people, and when it was last touched.
create table draft (
    id         uuid        primary key,
    agency     text        not null,
    person     text        not null,
    updated_at timestamptz not null,
    content    bytea       not null,
    -- What was posted for a page of it when its writer's session had ended: not a part of the draft until the writer has
    -- signed in, seen it and saved it.
    unsaved    bytea
);
alter table draft alter column content set storage external;
alter table draft alter column unsaved set storage external;
create index draft_person on draft (agency, person, updated_at desc);

-- A decision not to share, with its reason, locked. What was written is not kept.
create table not_shared (
    id         uuid        primary key,
    agency     text        not null,
    person     text        not null,
    decided_at timestamptz not null,
    reason     bytea       not null
);


-- == exchange: disclosures, what was sealed of them, and what their sharers were told ====================================

create table disclosure (
    reference   text        primary key,
    agency      text        not null,
    -- A further part of a case is a disclosure of its own: decided, receipted and answered like a first one.
    part_of     text        references disclosure,
    part_kind   text,
    -- Keyed digests: a sender's own message id may be a child's name, and a digest of a short text can be guessed.
    message_key text        not null,
    body_key    text        not null,
    status      text        not null,
    received_at timestamptz not null,
    -- Whether somebody was in danger when it was shared: then it comes first wherever it arrives.
    danger      boolean     not null default false,
    -- Locked: it says what kind of harm a reference is about.
    answer      bytea       not null,
    constraint disclosure_once unique (agency, message_key)
);
alter table disclosure alter column answer set storage external;
create index disclosure_part_of on disclosure (part_of) where part_of is not null;
-- An agency's own list, the newest first.
create index disclosure_sent on disclosure (agency, received_at desc, reference) where part_of is null;

-- A disclosure sealed for one recipient. The content ends; that there was one, for whom and with which digest, stays.
create table envelope (
    id            uuid primary key,
    reference     text not null references disclosure,
    recipient     text not null,
    use           text not null,
    content       bytea,
    digest        text not null,
    recipient_key text not null
);
alter table envelope alter column content set storage external;
create index envelope_reference on envelope (reference);
create index envelope_kept on envelope (reference) where content is not null;

-- Later versions of a case's handling statement, locked. The first is part of the answer that the sharer got.
create table statement (
    reference text        not null references disclosure,
    version   int         not null check (version > 1),
    made_at   timestamptz not null,
    content   bytea       not null,
    primary key (reference, version)
);
alter table statement alter column content set storage external;

-- What an answer may repeat of the FHIR message that it answers: keyed digests, because a sender's own ids may be names.
create table correlation (
    reference text not null references disclosure,
    trait     text not null,
    key       text not null,
    primary key (reference, trait)
);
create index correlation_key on correlation (key);

-- What a health system's answer must name, and how it names its own request later. Locked; found by keyed digest within the
-- agency, because systems reuse ids.
create table health_message (
    reference   text  primary key references disclosure,
    agency      text  not null,
    request_key text,
    content     bytea not null
);
create index health_message_request on health_message (agency, request_key);

-- Whether somebody's whereabouts are protected in it: locked, since that alone says something about them.
create table case_protection (
    reference   text  primary key references disclosure,
    content     bytea not null
);


-- == review: what the rules refer to a person ===========================================================================

-- A referred disclosure while a person decides. Its content and the reason a reviewer gives are locked; what is in the clear
-- says nothing about a person.
create table review (
    reference    text        primary key references disclosure,
    agency       text        not null,
    -- Who shared it, as evidence names them: nobody approves their own.
    sharer       text        not null,
    urgency      text        not null,
    opened_at    timestamptz not null,
    due_at       timestamptz not null,
    -- waiting, second (one has approved, another must), approved, declined
    state        text        not null,
    needs_second boolean     not null,
    overdue      boolean     not null default false,
    -- Whether the sharer took it back: then it waits for nobody, however far it had come.
    withdrawn    boolean     not null default false,
    content      bytea       not null
);
create index review_open on review (due_at) where state in ('waiting', 'second') and not withdrawn;

create table review_decision (
    reference   text        not null references review,
    -- 1 for the first reviewer, 2 for the second
    step        int         not null,
    reviewer    text        not null,
    -- Keyed digest of the decision as it came: tells a repeat from a conflict.
    body_key    text        not null,
    decision    text        not null,
    -- labels, separated by spaces
    leave_out   text        not null,
    legal_basis text        not null,
    reason      bytea       not null,
    decided_at  timestamptz not null,
    primary key (reference, step)
);

-- What a reviewer has written and not yet decided, locked. It goes when the case is decided or withdrawn.
create table review_draft (
    reference  text        not null references review on delete cascade,
    -- as evidence names people
    reviewer   text        not null,
    updated_at timestamptz not null,
    content    bytea       not null,
    primary key (reference, reviewer)
);


-- == delivery: what is on its way to a recipient ========================================================================

create table delivery (
    envelope        uuid        primary key references envelope,
    reference       text        not null references disclosure,
    recipient       text        not null,
    -- As it is in the envelope: whether that key still counts is asked before each attempt.
    recipient_key   text        not null,
    -- The case. The deliveries of a case and recipient arrive in the order of their positions, so that a correction never
    -- arrives before what it corrects.
    lane            text        not null,
    position        bigint      generated always as identity,
    -- Somebody is in danger, or the harm may cost a life: it goes before whatever is not.
    urgent          boolean     not null,
    dispatched_at   timestamptz not null,
    state           text        not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz,
    -- Until then a node tries it, unless that has ended; empty if none does.
    claimed_until   timestamptz,
    -- When its sharer was told that it has not arrived.
    said_late_at    timestamptz,
    reason          text,
    receipt         text,
    delivered_at    timestamptz
);
create index delivery_due on delivery (recipient, urgent desc, position) where state = 'waiting';
create index delivery_lane on delivery (lane, recipient, position);
create index delivery_reference on delivery (reference);
create index delivery_open on delivery (position) where state <> 'delivered';
-- What arrived at an agency, case by case.
create index delivery_arrived on delivery (recipient, lane) where state = 'delivered';

-- Agencies to which an operator holds deliveries back. What waits for them stays as it is.
create table paused_partner (
    agency    text        primary key,
    paused_at timestamptz not null
);


-- == feedback: what recipients decide and ask, what sharers do, what is due, who is told =================================

-- What police and MASH decided, locked. In the clear is who decided about which reference and when, and the two bits that an
-- inbox needs.
create table handling_decision (
    agency       text        not null,
    -- Keyed digests: a recipient's own decision id may be a crime number, and a digest of a short text can be guessed.
    decision_key text        not null,
    body_key     text        not null,
    reference    text        not null references disclosure,
    recipient    text        not null,
    decided_at   timestamptz not null,
    received_at  timestamptz not null,
    -- Whether it says no more than that the case was received.
    acknowledges boolean     not null default false,
    -- Whether it ends what its agency does with the case.
    ends         boolean     not null default false,
    content      bytea       not null,
    constraint handling_decision_once primary key (agency, decision_key)
);
create index handling_decision_reference on handling_decision (reference, decided_at);

-- What a recipient wants to know. The question may say what the case is about, so it is locked.
create table question (
    id           uuid        primary key,
    agency       text        not null,
    recipient    text        not null,
    question_key text        not null,
    body_key     text        not null,
    reference    text        not null references disclosure,
    about        text        not null,
    asked_at     timestamptz not null,
    answered_at  timestamptz,
    answered_by  text        references disclosure,
    content      bytea       not null,
    constraint question_once unique (agency, question_key)
);
create index question_reference on question (reference, asked_at);

-- What a sharer did with a case besides sharing: asked for news, withdrew, disagreed. The same message again gets the same
-- answer, which is locked.
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

-- A challenge and the time within which the agency is to answer it. What the sharer said is sealed to the agency and not here.
create table challenge (
    reference     text        not null references disclosure,
    challenged    text        not null,
    challenged_at timestamptz not null,
    due_at        timestamptz not null,
    -- running, answered or escalated
    state         text        not null,
    primary key (reference, challenged, challenged_at)
);
create index challenge_due on challenge (due_at) where state = 'running';

-- What the clocks of a case must know of it: the nation whose holidays count, and who is concerned. Locked.
create table clock_case (
    reference text  primary key references disclosure,
    content   bytea not null
);

-- What is due in a case. No kind says what kind of harm the case is about.
create table case_clock (
    reference  text        not null references disclosure,
    kind       text        not null,
    owner      text        not null,
    -- The moment on or after which an act counts; empty if any act in the case counts.
    since      timestamptz,
    started_at timestamptz not null,
    due_at     timestamptz not null,
    -- running, reminded, missed, escalated, met
    state      text        not null,
    -- When to look at it next; empty when nothing more comes of it.
    next_at    timestamptz,
    met_at     timestamptz,
    primary key (reference, kind)
);
create index case_clock_next on case_clock (next_at) where next_at is not null;

-- Who is to be told that there is news of a case. What the news says is nowhere here: whoever is told looks it up.
create table notice (
    id              uuid        primary key,
    reference       text        not null references disclosure,
    -- agency:<id>, contact:<id>, social-care or partnership; where that is, the register says at the time of telling
    addressee       text        not null,
    change          text        not null,
    happened_at     timestamptz not null,
    position        bigint      generated always as identity,
    -- The case, for news of a further part of it. The addressee hears of a case in the order of the positions.
    lane            text        not null,
    -- Somebody is in danger: it goes before whatever is not about that.
    urgent          boolean     not null,
    -- waiting, told or parked
    state           text        not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz,
    -- Until then a node tries it, unless that has ended; empty if none does.
    claimed_until   timestamptz,
    reason          text,
    told_at         timestamptz
);
create index notice_due on notice (addressee, urgent desc, position) where state = 'waiting';
create index notice_lane on notice (lane, addressee, position);
create index notice_open on notice (position) where state <> 'told';


-- == desk: what an agency has ==========================================================================================

-- A line of an agency's list: a case of which something arrived there. Each is made from what deliveries, disclosures, clocks,
-- decisions, questions and acts have of the case, in the transaction in which that changes, and the check of the database
-- makes it once more and compares. It names references, times and codes, and nobody.
create table inbox_case (
    agency      text        not null,
    -- The case; the agency may not have its first part.
    lane        text        not null,
    -- By which it goes at the agency: the first of the parts.
    reference   text        not null,
    -- What the agency has of it, the first that arrived first.
    parts       text[]      not null,
    arrived_at  timestamptz not null,
    last_at     timestamptz not null,
    -- Whether somebody was in danger and the agency has not ended its part.
    danger      boolean     not null,
    due_at      timestamptz,
    -- new, acknowledged, decided or withdrawn
    state       text        not null,
    -- When the last news of each kind arrived.
    answered_at timestamptz,
    asked_at    timestamptz,
    added_at    timestamptz,
    -- When somebody at the agency last opened it, as evidence says.
    opened_at   timestamptz,
    primary key (agency, lane)
);
create index inbox_case_parts on inbox_case using gin (parts);


-- == duty: who is woken ================================================================================================

-- What is at an agency that nobody there has opened. It names offices, never people.
create table waking (
    agency    text        not null,
    reference text        not null references disclosure,
    -- arrival, review or question
    what      text        not null,
    urgent    boolean     not null,
    -- Who was told, in that order, as the register calls them; and when the last of them was.
    told      text[]      not null,
    told_at   timestamptz,
    since     timestamptz not null,
    next_at   timestamptz not null,
    primary key (agency, reference, what)
);
create index waking_due on waking (next_at);


-- == upkeep: what was in force ==========================================================================================

-- Every set of rules that was in force, in the order in which they were. The rows are what a reader is shown of them.
create table rulebook_in_force (
    position bigint      generated always as identity primary key,
    version  text        not null,
    digest   text        not null,
    since    timestamptz not null,
    rows     text        not null
);

-- The settings and keys with which the gateway last ran, as digests: tells what has changed since.
create table last_seen (
    what  text        primary key,
    value text        not null,
    at    timestamptz not null
);


-- == governance: checks of the log, and how far its stream has come =====================================================

-- Checks of the whole evidence log that somebody asked for: how far they are, and what they came to.
create table evidence_check (
    id          uuid        primary key,
    asked_at    timestamptz not null,
    state       text        not null check (state in ('running', 'proven', 'not-proven', 'failed')),
    expected    bigint      not null,
    checked     bigint      not null default 0,
    finished_at timestamptz,
    -- The first place that does not hold, without data; empty if all does.
    finding     text        not null default '',
    entries     bigint      not null default 0,
    checkpoints bigint      not null default 0,
    erased      bigint      not null default 0,
    waiting     bigint      not null default 0
);
create unique index evidence_check_one_at_a_time on evidence_check (state) where state = 'running';

-- How far the optional stream of evidence has come: the next leaf of the log to send.
create table evidence_stream (
    name      text   primary key,
    next_leaf bigint not null
);
insert into evidence_stream (name, next_leaf) values ('events', 0);
