-- Why a job failed the last time: db-scheduler keeps when, and nothing of why.
create table job_failure (
    task_name text primary key,
    failed_at timestamptz not null,
    reason text not null
);
