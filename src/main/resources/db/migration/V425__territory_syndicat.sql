-- Syndicats, which the official geographic code does not list: entered by the staff, once for all.
create table syndicat (
    siren      text primary key check (siren ~ '^\d{9}$'),
    name       text not null,
    kind       text not null,
    entered_by text not null,
    entered_at timestamptz not null,
    version    bigint not null default 0
);

create table syndicat_member (
    siren        text not null references syndicat on delete cascade,
    position     int not null,
    collectivity text not null,
    primary key (siren, collectivity)
);
