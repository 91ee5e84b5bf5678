-- An envelope that is not expected to come again makes no yearly pace.
alter table envelope add column once boolean not null default false;
