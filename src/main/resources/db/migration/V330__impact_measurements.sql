alter table indicator
    add column stage       text not null default '',
    add column spread      text not null default 'somme',
    add column grain       text not null default '',
    add column formula     text not null default '',
    add column source      text not null default '',
    add column model       text not null default '',
    add column version     bigint not null default 1,
    add column archived_at timestamptz;

-- What is counted, from a day on; one that breaks the series is shown on it.
create table indicator_definition (
    indicator_id bigint not null references indicator (id) on delete cascade,
    since        date not null,
    text         text not null,
    breaks       boolean not null,
    recorded_at  timestamptz not null,
    primary key (indicator_id, since)
);

insert into indicator_definition (indicator_id, since, text, breaks, recorded_at)
select id, defined_on, definition, false, now() from indicator;

alter table indicator drop column definition, drop column defined_on;

create table indicator_target (
    indicator_id bigint not null references indicator (id) on delete cascade,
    increment    int not null,
    value        numeric not null,
    primary key (indicator_id, increment)
);

-- What arrived together: a form, a file, a call. Undone together.
create table measure_batch (
    id              bigint generated always as identity primary key,
    product_id      text not null,
    kind            text not null,
    origin          text not null,
    account_id      bigint,
    received_at     timestamptz not null,
    idempotency_key text,
    digest          bytea,
    refused         boolean not null default false,
    lines           int not null default 0,
    added           int not null default 0,
    corrected       int not null default 0,
    unchanged       int not null default 0,
    faulty          int not null default 0,
    faults          jsonb not null default '[]',
    undone_at       timestamptz,
    undoes          bigint
);

create unique index measure_batch_once on measure_batch (product_id, idempotency_key) where idempotency_key is not null;
create index measure_batch_product on measure_batch (product_id, id desc);

-- The values in effect. Place and segment are '' for the whole; the denominator is null but for ratios.
create table measure (
    indicator_id bigint not null,
    batch        bigint not null,
    starts_on    date not null,
    corrected    boolean not null,
    place        text collate "C" not null,
    segment      text collate "C" not null,
    numerator    numeric not null,
    denominator  numeric,
    primary key (indicator_id, starts_on, place, segment)
) partition by range (starts_on);

create table measure_before_2020 partition of measure for values from (minvalue) to ('2020-01-01');

do $$
begin
    for year in 2020..2030 loop
        execute format('create table measure_%s partition of measure for values from (%L) to (%L)',
                       year, make_date(year, 1, 1), make_date(year + 1, 1, 1));
    end loop;
end $$;

-- What a correction or an undoing took the place of.
create table measure_former (
    id            bigint generated always as identity primary key,
    indicator_id  bigint not null,
    batch         bigint not null,
    starts_on     date not null,
    place         text collate "C" not null,
    segment       text collate "C" not null,
    numerator     numeric not null,
    denominator   numeric,
    superseded_by bigint not null,
    superseded_at timestamptz not null
);

create index measure_former_period on measure_former (indicator_id, starts_on, place, segment);

-- In which département and région a place is, for those that were measured.
create table measure_place (
    grain       text not null,
    place       text collate "C" not null,
    departement text,
    region      text,
    primary key (grain, place)
);

-- Values by period (grain 1 day to 5 year) and level (0 whole, 1 région, 2 département, 3 place, 4 segment).
create table measure_rollup (
    indicator_id bigint not null,
    grain        smallint not null,
    level        smallint not null,
    starts_on    date not null,
    place        text collate "C" not null,
    numerator    numeric not null,
    denominator  numeric not null,
    counted      int not null,
    batch        bigint not null,
    corrected    boolean not null,
    primary key (indicator_id, grain, level, starts_on, place)
);

-- Months to compute again. Lines only ever get added by writers: one that is being processed hides no later one.
create table measure_dirty (
    id           bigint generated always as identity primary key,
    indicator_id bigint not null,
    month        date not null
);

create index measure_dirty_indicator on measure_dirty (indicator_id);

insert into measure_batch (product_id, kind, origin, received_at, lines, added)
select i.product_id, 'saisie', m.source, m.received_at, count(*), count(*)
from measurement m join indicator i on i.id = m.indicator_id
group by i.product_id, m.source, m.received_at;

insert into measure (indicator_id, batch, starts_on, corrected, place, segment, numerator)
select m.indicator_id, b.id, m.starts_on,
       exists (select from measurement s where s.indicator_id = m.indicator_id and s.starts_on = m.starts_on
               and s.superseded_at is not null),
       '', '', m.value
from measurement m
join indicator i on i.id = m.indicator_id
join measure_batch b on b.product_id = i.product_id and b.origin = m.source and b.received_at = m.received_at
where m.superseded_at is null;

insert into measure_former (indicator_id, batch, starts_on, place, segment, numerator, superseded_by, superseded_at)
select m.indicator_id, b.id, m.starts_on, '', '', m.value, c.batch, m.superseded_at
from measurement m
join indicator i on i.id = m.indicator_id
join measure_batch b on b.product_id = i.product_id and b.origin = m.source and b.received_at = m.received_at
join measure c on c.indicator_id = m.indicator_id and c.starts_on = m.starts_on
where m.superseded_at is not null
order by m.id;

insert into measure_dirty (indicator_id, month)
select distinct indicator_id, date_trunc('month', starts_on)::date from measure;

drop table measurement;

-- Who wants no reminder to enter the figures of the month.
create table measure_reminder (
    product_id text not null,
    account_id bigint not null,
    month      date not null,
    sent_at    timestamptz not null,
    primary key (product_id, account_id, month)
);

create table measure_reminder_stopped (
    account_id bigint primary key
);
