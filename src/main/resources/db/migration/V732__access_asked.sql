-- When a tool was described: who came before is not expected to have an account because of it.
alter table access_tool add column described_on date;

-- When whoever answers for a tool was asked to open or to take away an account.
alter table access_step add column asked_on date;
alter table access_account add column asked_on date;

-- Before a departure, its person is told twice: so many days before was the last time.
alter table access_plan add column told_before integer;
