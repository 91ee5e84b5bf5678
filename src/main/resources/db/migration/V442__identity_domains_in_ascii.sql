-- Addresses stored before the domain of an address was kept as servers know it (RFC 3492) are written as they are looked
-- for today: whoever has one signs in again. Where the address is there already in ASCII, the older row stays as it is.
create function pg_temp.a_label(label text) returns text language plpgsql as $$
declare
    digits constant text := 'abcdefghijklmnopqrstuvwxyz0123456789';
    signs int[] := array(select ascii(sign) from regexp_split_to_table(label, '') with ordinality t (sign, at) order by at);
    written text := '';
    n int := 128;
    delta int := 0;
    bias int := 72;
    basic int;
    handled int;
    next int;
    sign int;
    q int;
    k int;
    t int;
begin
    foreach sign in array signs loop
        if sign < 128 then written := written || chr(sign); end if;
    end loop;
    basic := length(written);
    if basic = cardinality(signs) then return label; end if;
    handled := basic;
    if basic > 0 then written := written || '-'; end if;
    while handled < cardinality(signs) loop
        select min(one) into next from unnest(signs) one where one >= n;
        delta := delta + (next - n) * (handled + 1);
        n := next;
        foreach sign in array signs loop
            if sign < n then delta := delta + 1; end if;
            if sign = n then
                q := delta;
                k := 36;
                loop
                    t := least(26, greatest(1, k - bias));
                    exit when q < t;
                    written := written || substr(digits, t + (q - t) % (36 - t) + 1, 1);
                    q := (q - t) / (36 - t);
                    k := k + 36;
                end loop;
                written := written || substr(digits, q + 1, 1);
                delta := case when handled = basic then delta / 700 else delta / 2 end;
                handled := handled + 1;
                delta := delta + delta / handled;
                k := 0;
                while delta > 455 loop
                    delta := delta / 35;
                    k := k + 36;
                end loop;
                bias := k + 36 * delta / (delta + 38);
                delta := 0;
            end if;
        end loop;
        delta := delta + 1;
        n := n + 1;
    end loop;
    return 'xn--' || written;
end $$;

create function pg_temp.in_ascii(address text) returns text language sql as $$
    select split_part(address, '@', 1) || '@' || (
        select string_agg(pg_temp.a_label(label), '.' order by at)
        from unnest(string_to_array(replace(normalize(lower(split_part(address, '@', 2)), NFKC), 'ß', 'ss'), '.'))
             with ordinality labels (label, at))
$$;

do $$
declare
    held record;
    found tid;
begin
    for held in
        select c.table_name, c.column_name from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
          and c.data_type = 'text' and c.column_name in ('email', 'referent_email', 'recipient')
    loop
        for found in execute format(
            'select ctid from %I where %I ~ ''^[^@]+@[^@]*[^\x01-\x7f][^@]*$''', held.table_name, held.column_name)
        loop
            begin
                execute format(
                    'update %1$I set %2$I = pg_temp.in_ascii(%2$I) where ctid = $1', held.table_name, held.column_name)
                using found;
            exception when unique_violation then
                null;
            end;
        end loop;
    end loop;
end $$;
