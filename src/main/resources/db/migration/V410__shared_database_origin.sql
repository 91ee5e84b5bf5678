-- One row, which names the transaction that wrote it. A restored backup writes its rows anew, under another transaction:
-- that is how a copy is told from the database it was taken from (see afterMigrate).
create table database_origin (
    written_by xid not null
);
insert into database_origin (written_by) values (pg_current_xact_id()::xid);
