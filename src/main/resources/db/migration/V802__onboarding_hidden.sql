-- Who does not want to see the first steps of an incubator for now.
create table onboarding_hidden (
    incubator_id text        not null,
    account_id   bigint      not null,
    hidden_at    timestamptz not null,
    primary key (account_id, incubator_id)
);
