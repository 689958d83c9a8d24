-- Produces the limits of the role bi_reader: what it may take of the server, and functions it may not
-- call, as they lock, sleep, store or write. Each part that the present user may not change is left
-- as it is. Functions are taken from everybody, as that is how they are given; where another
-- application has tables in this database they stay, for it may need them.
do $$
declare
  service text := current_user;
  shared boolean := exists (
    select from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not in ('bi', 'clientele', 'quartz', 'pg_catalog', 'information_schema')
      and n.nspname !~ '^pg_(toast|temp)');
  closed regprocedure;
begin
  -- two databases of one server may do this at the same moment: an internal error, and done
  begin
    alter role bi_reader connection limit 12;
    alter role bi_reader set statement_timeout = '2min';
    alter role bi_reader set idle_in_transaction_session_timeout = '1min';
    alter role bi_reader set lock_timeout = '10s';
    alter role bi_reader set default_transaction_read_only = on;
  exception
    when insufficient_privilege or internal_error then null;
  end;
  begin
    alter role bi_reader set temp_file_limit = '2GB';
  exception
    when insufficient_privilege or internal_error then null;
  end;
  if shared then
    return;
  end if;
  begin
    execute format('grant temporary on database %I to %I', current_database(), service);
    execute format('revoke temporary on database %I from public', current_database());
    for closed in
      select p.oid::regprocedure from pg_proc p
      where p.pronamespace = 'pg_catalog'::regnamespace
        and p.proname ~ '^(pg_(try_)?advisory_|pg_sleep|lo_|loread$|lowrite$|pg_logical_emit_message$)'
        and has_function_privilege('bi_reader', p.oid, 'execute')
    loop
      execute format('grant execute on function %s to %I', closed, service);
      execute format('revoke execute on function %s from public', closed);
    end loop;
  exception
    when insufficient_privilege or internal_error then null;
  end;
end
$$
