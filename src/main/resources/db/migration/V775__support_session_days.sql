-- What mandates add up is read without opening the lines of their sessions.
drop index support_session_mandate;
create index support_session_mandate on support_session (mandate_id, held_on) include (kind, days);
