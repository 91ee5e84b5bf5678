-- By which way those who answer learnt of the offer, when they say it; what is being marked is being studied.
alter table recruitment_application
    add column source      text,
    add column source_text text not null default '';

update recruitment_application a set state = 'a-l-etude'
where state = 'recue' and exists (select 1 from recruitment_assessment s where s.application_id = a.id);
