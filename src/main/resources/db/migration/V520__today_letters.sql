-- Who wants the letter of Mondays (everybody who never said no), and the week for which each was looked at last.
create table today_reader (
    account_id  bigint primary key,
    wanted      boolean not null default true,
    looked_week date
);

-- The links that stop it, by their digest.
create table today_letter (
    digest     text primary key,
    account_id bigint not null,
    sent_at    timestamptz not null
);
create index today_letter_account on today_letter (account_id);
create index today_letter_sent on today_letter (sent_at);

-- It takes the place of the weekly letter of verbatims: whoever stopped that one gets none, unless they asked for their
-- alerts once a week, which come in it from now on; the links of those that left still stop it.
insert into today_reader (account_id, wanted, looked_week)
select s.account_id,
       exists (select from digest_reader r where r.account_id = s.account_id and r.team_rhythm = 'hebdomadaire'), null
from survey_summary_stopped s;

insert into today_reader (account_id, looked_week)
select account_id, max(week) from survey_summary group by account_id
on conflict (account_id) do update set looked_week = excluded.looked_week;

insert into today_letter (digest, account_id, sent_at) select digest, account_id, sent_at from survey_summary;

drop table survey_summary;
drop table survey_summary_stopped;
