-- Which experience a mission asks for, and who of the trade saw the first offer of whoever publishes it.
alter table recruitment_offer
    add column seniority_months integer,
    add column referent         text not null default '',
    add column referent_on      date,
    add column published_by     bigint;
create index recruitment_offer_publisher on recruitment_offer (published_by, trade) where published_by is not null;
