-- From which day on a sponsor's rhythm counts: what fell due before it was chosen is not owed.
alter table digest_reader add column sponsor_since date;
update digest_reader
set sponsor_since = coalesce(sponsor_told_on, cast(team_told_until at time zone 'Europe/Paris' as date));
alter table digest_reader alter column sponsor_since set not null;
