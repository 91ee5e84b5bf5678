-- What another tool said of a site that a team has watched. It waits until somebody of the team takes it: then it has a run.
create table site_report (
    id      bigint generated always as identity primary key,
    site_id bigint not null references watched_site (id) on delete cascade,
    origin  text not null,
    read_at timestamptz not null,
    page    text not null,
    tool    text not null,
    sent_at timestamptz not null,
    run_id  bigint references site_run (id) on delete cascade
);

create index site_report_latest on site_report (site_id, origin, read_at desc);
create index site_report_run on site_report (run_id) where run_id is not null;
create index site_report_waiting on site_report (sent_at) where run_id is null;

create table site_report_line (
    report_id bigint not null references site_report (id) on delete cascade,
    rank      int not null,
    said      text not null,
    value     text not null,
    place     text not null,
    sentence  text not null,
    primary key (report_id, rank)
);
