-- Where a testimony comes from, and who withdrew it, why: the trace that stays once its text is gone.
alter table testimony add column origin text not null default 'saisie';
alter table testimony add column withdrawn_by bigint;
alter table testimony add column withdrawn_why text not null default '';

create index testimony_withdrawn on testimony (product_id, withdrawn_at desc) where withdrawn_at is not null;
