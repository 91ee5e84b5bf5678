-- Answers kept before all of them are given, to be taken up again by their address.
alter table assessment add column complete boolean not null default true;
