-- Nothing in this schema is readable without a key: what a sharer wrote is either sealed for its recipient or, where the
-- gateway must read it back, locked under the store key. What is in the clear is what evidence may hold: references,
-- agencies, rule ids, labels, times.

create table disclosure (
    reference    text        primary key,
    agency       text        not null,
    -- Keyed digests: a sender's own message id may be a child's name, and a digest of a short text can be guessed.
    message_key  text        not null,
    body_key     text        not null,
    status       text        not null,
    received_at  timestamptz not null,
    answer       bytea       not null,
    constraint disclosure_once unique (agency, message_key)
);

create table envelope (
    id            uuid    primary key,
    reference     text    not null references disclosure,
    recipient     text    not null,
    use           text    not null,
    content       bytea   not null,
    digest        text    not null,
    recipient_key text    not null
);
-- The content is ciphertext: compressing it costs time and gains nothing.
alter table envelope alter column content set storage external;
create index envelope_reference on envelope (reference);

create table delivery (
    envelope        uuid        primary key references envelope,
    reference       text        not null references disclosure,
    recipient       text        not null,
    position        bigint      generated always as identity,
    state           text        not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz,
    reason          text,
    receipt         text,
    delivered_at    timestamptz
);
-- The lane of one case and recipient: its deliveries arrive in this order.
create index delivery_lane on delivery (reference, recipient, position);
create index delivery_open on delivery (position) where state <> 'delivered';

create table evidence_entry (
    id          bigint      generated always as identity primary key,
    commitment  bytea       not null
);

-- The record and its salt can be erased; the entry above stays, and every proof with it.
create table evidence_record (
    entry     bigint primary key references evidence_entry,
    reference text,
    salt      bytea  not null,
    record    text   not null
);
create index evidence_record_reference on evidence_record (reference);

create function evidence_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'evidence is append-only';
end
$$;
create trigger evidence_entry_append_only before update or delete or truncate on evidence_entry
    for each statement execute function evidence_is_append_only();
create trigger evidence_record_unaltered before update on evidence_record
    for each statement execute function evidence_is_append_only();

-- db-scheduler's own table, as its documentation gives it for PostgreSQL.
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
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
