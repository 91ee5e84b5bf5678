-- What the administrator says of the site itself, for the pages that the law asks for: one row.
create table site_particulars (
    single     boolean     primary key default true check (single),
    said       jsonb       not null default '{}',
    version    bigint      not null default 0,
    changed_at timestamptz not null default now()
);

insert into site_particulars (single) values (true);
