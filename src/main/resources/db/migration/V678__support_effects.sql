-- Whether a product had, when it asked, the thing that the offer aims at; null where it aims at none that is looked at.
alter table support_request add column had_before boolean;
create index support_request_effects on support_request (incubator_id) where had_before is not null;
