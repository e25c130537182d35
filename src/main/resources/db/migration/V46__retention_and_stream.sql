-- An envelope's content ends; that there was one, for whom and with which digest, stays.
alter table envelope alter column content drop not null;
create index envelope_kept on envelope (reference) where content is not null;

-- How far the optional stream of evidence has come: the next leaf of the log to send.
create table evidence_stream (
    name      text   primary key,
    next_leaf bigint not null
);
insert into evidence_stream (name, next_leaf) values ('events', 0);
