-- A tool that tells its accounts by SCIM 2.0: where, with which token, whether accounts may be closed there for good.
create table access_connection (
    tool_id bigint  primary key references access_tool (id),
    address text    not null,
    secret  bytea   not null,
    real    boolean not null default false,
    state   text    not null,
    read_at timestamptz,
    listed  integer not null default 0,
    version bigint  not null default 1
);

-- As the tool numbers it, where it told so itself.
alter table access_observed add column remote_id text not null default '';

-- What was asked of a tool, written before it is asked.
create table access_closing (
    id        bigint generated always as identity primary key,
    tool_id   bigint      not null references access_tool (id),
    login     text        not null,
    person_id bigint      not null,
    finding   text        not null,
    asked_at  timestamptz not null,
    by_id     bigint,
    outcome   text        not null,
    status    integer     not null default 0
);
create index access_closing_tool on access_closing (tool_id, asked_at desc);
create index access_closing_person on access_closing (person_id);
create index access_closing_by on access_closing (by_id) where by_id is not null;
