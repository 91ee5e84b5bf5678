-- What was typed into a form that could not be taken, because its token or the session was over: sealed with a secret
-- that the browser alone holds, and forgotten within the hour.
create table lost_form (
    browser text not null,
    action text not null,
    person text not null,
    page text not null,
    typed bytea not null,
    kept_at timestamptz not null,
    primary key (browser, action, person)
);
create index lost_form_kept_at on lost_form (kept_at);
