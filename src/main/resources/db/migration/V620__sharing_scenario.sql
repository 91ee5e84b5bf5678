-- Scenarios of how a cost is shared, kept by those who sign in; content is a scenario as ScenarioLink writes it.
create table sharing_scenario (
    id           bigint generated always as identity primary key,
    owner_id     bigint,
    incubator_id text,
    name         text not null,
    note         text not null default '',
    state        text not null check (state in ('brouillon', 'presente', 'retenu')),
    shown        boolean not null default false,
    content      text not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    version      bigint not null default 1
);
create index sharing_scenario_owner on sharing_scenario (owner_id);
create index sharing_scenario_incubator on sharing_scenario (incubator_id) where incubator_id is not null;
create index sharing_scenario_shown on sharing_scenario (changed_at desc) where shown;
