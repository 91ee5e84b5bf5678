-- Links that people ask for end when a later one is used; those of invitations do not.
alter table sign_in_link add column asked boolean not null default false;
create index sign_in_link_expires on sign_in_link (expires_at);
