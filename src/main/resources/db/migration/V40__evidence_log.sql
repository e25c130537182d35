-- The evidence log: a Merkle tree (RFC 9162) over the commitments in evidence_entry.
--
-- An entry's id is not its place in the log: ids have gaps, and transactions commit out of id order. An entry waits here
-- from its commit until the integrator gives it the next free leaf.
create table evidence_waiting (
    entry bigint primary key
);
insert into evidence_waiting select id from evidence_entry;

-- Leaf and entry, one for one. There is no foreign key: checking one would write to every entry again, and the verifier
-- checks more than a foreign key can.
create table evidence_leaf (
    index bigint primary key,
    entry bigint not null unique
);

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
create table evidence_checkpoint (
    size         bigint      primary key,
    previous     bigint      not null unique,
    root         bytea       not null,
    note         text        not null,
    published_at timestamptz not null,
    constraint evidence_checkpoint_grows check (size > previous)
);
create index evidence_checkpoint_published on evidence_checkpoint (published_at);

create function evidence_tile_grows() returns trigger language plpgsql as $$
begin
    if new.level <> old.level or new.number <> old.number
            or substr(new.hashes, 1, octet_length(old.hashes)) <> old.hashes then
        raise exception 'evidence is append-only';
    end if;
    return new;
end
$$;
create trigger evidence_leaf_append_only before update or delete or truncate on evidence_leaf
    for each statement execute function evidence_is_append_only();
create trigger evidence_checkpoint_append_only before update or delete or truncate on evidence_checkpoint
    for each statement execute function evidence_is_append_only();
create trigger evidence_tile_append_only before delete or truncate on evidence_tile
    for each statement execute function evidence_is_append_only();
create trigger evidence_tile_grows before update on evidence_tile
    for each row execute function evidence_tile_grows();
