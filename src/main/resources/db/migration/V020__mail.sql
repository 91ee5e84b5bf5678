create table mail_outbox (
    id bigint generated always as identity primary key,
    recipient text not null,
    kind text not null,
    subject text not null,
    body text not null,
    created_at timestamptz not null,
    next_try_at timestamptz not null,
    tries int not null default 0,
    sent_at timestamptz,
    last_error text
);
create index mail_outbox_due on mail_outbox (next_try_at, id) where sent_at is null;
create index mail_outbox_recipient on mail_outbox (recipient, id);

-- db-scheduler's own table, as its reference describes it.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
