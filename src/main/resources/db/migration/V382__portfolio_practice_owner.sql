-- Who answers for a practice, when it is somebody of the team: their name stays in "owner", as for anybody else.
alter table product_practice add column owner_account bigint;
create index product_practice_owner on product_practice (owner_account) where owner_account is not null;
