-- What the desk lists, in its order, and those who asked within a year.
create index support_request_state on support_request (state, due_on);
create index support_request_listed on support_request
    ((state = 'demandee') desc, (case when state = 'demandee' then due_on end), asked_at desc, id desc);
create index support_request_answered on support_request (asked_at) where answered_at is not null;
-- What mandates are listed by.
create index support_mandate_listed on support_mandate ((ended_on is null) desc, until_on, id);
