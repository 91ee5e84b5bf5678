-- A backup carries the jobs that ran while it was taken. In the database that it is restored to nobody runs them, and
-- nobody would before their last sign of life is old enough.
do $$
begin
    -- A migration that stops before the one that makes it.
    if to_regclass('database_origin') is null then
        return;
    end if;
    with copied as (
        update database_origin set written_by = pg_current_xact_id()::xid
        where xmin <> written_by
        returning written_by
    )
    update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
    where picked and exists (select from copied);
end
$$;
