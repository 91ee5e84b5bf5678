-- Calls for problems. Instants are exact: what was typed in Europe/Paris is read once, when it is saved.
create table call_for_problems (
    id           bigint generated always as identity primary key,
    incubator_id text not null,
    title        text not null,
    theme        text not null,
    text         text not null,
    rules        text not null,
    opens_at     timestamptz not null,
    closes_at    timestamptz not null,
    published_at timestamptz,
    results_at   timestamptz,
    results      text not null default '',
    version      bigint not null default 1,
    changed_at   timestamptz not null
);
create index call_for_problems_list on call_for_problems (closes_at desc, id);

create table call_submission (
    id           bigint generated always as identity primary key,
    call_id      bigint not null references call_for_problems (id),
    account_id   bigint not null,
    author       text not null,
    organisation text not null,
    collectivity text,
    statement    jsonb not null,
    state        text not null,
    version      bigint not null default 1,
    saved_at     timestamptz not null,
    submitted_at timestamptz,
    reminded_at  timestamptz,
    reason       text not null default '',
    problem_id   bigint
);
create index call_submission_call on call_submission (call_id, state, submitted_at);
create index call_submission_account on call_submission (account_id, call_id);
