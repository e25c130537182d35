-- Which agency plays a recipient's part, where an operator has named another than the agencies file: only ever added to, the
-- latest counts.
create table recipient_part (
    change    bigint      generated always as identity primary key,
    recipient text        not null,
    agency    text        not null,
    at        timestamptz not null
);
