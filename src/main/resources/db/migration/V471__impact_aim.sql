-- Every target that an indicator had, with from where one stops: of an increment, or of all when it is null. The last row
-- counts, and the first one stays. Nobody kept the day of those set before this table.
create table indicator_aim (
    id           bigint generated always as identity primary key,
    indicator_id bigint not null references indicator (id) on delete cascade,
    increment    int,
    target       numeric,
    stop         numeric,
    set_on       date,
    late         boolean,
    reason       text not null default '',
    by_staff     boolean not null default false,
    account_id   bigint,
    author       text not null default ''
);

create index indicator_aim_indicator on indicator_aim (indicator_id, increment, id);
create index indicator_aim_account on indicator_aim (account_id) where account_id is not null;

insert into indicator_aim (indicator_id, target) select id, target from indicator where target is not null order by id;
insert into indicator_aim (indicator_id, increment, target)
select indicator_id, increment, value from indicator_target order by indicator_id, increment;
