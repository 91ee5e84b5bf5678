-- From which day an envelope pays: what it costs by day is known without asking for the increments.
alter table envelope add column from_day date;

update envelope e set from_day = (select max(d.until_day) + 1 from envelope d
                                  where d.product_id = e.product_id and d.until_day < e.until_day);
update envelope set from_day = (until_day - interval '6 months')::date + 1 where from_day is null;

alter table envelope alter column from_day set not null;
