create table audit_line (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    who_id bigint,
    who_name text not null,
    action text not null,
    subject text not null,
    details jsonb not null default '{}'
);
create index audit_line_subject on audit_line (subject, id);
create index audit_line_who on audit_line (who_name, id);
create index audit_line_action on audit_line (action text_pattern_ops, id);
