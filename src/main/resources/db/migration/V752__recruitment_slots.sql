-- When those who are invited may talk with the team: one slot an application, which gives its slot away when it is erased.
create table recruitment_slot (
    id             bigint generated always as identity primary key,
    offer_id       bigint      not null references recruitment_offer (id) on delete cascade,
    starts_at      timestamptz not null,
    minutes        integer     not null,
    place          text        not null,
    application_id bigint unique references recruitment_application (id) on delete set null,
    unique (offer_id, starts_at)
);
create index recruitment_slot_start on recruitment_slot (starts_at);
