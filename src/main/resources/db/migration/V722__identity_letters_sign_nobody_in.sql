-- A link in a letter leads to its page and signs nobody in: it says whose address to write where one signs in. Those that
-- left before and signed in are such links from now on.
alter table sign_in_link add column introduces boolean not null default false;
update sign_in_link set introduces = true where not asked;
