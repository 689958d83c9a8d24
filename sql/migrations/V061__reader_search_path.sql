-- bi_reader finds the views by their bare names; where the owner may not say so, an administrator can.

do $$
begin
  execute format(
    'alter role bi_reader in database %I set search_path = bi', current_database()
  );
exception
  when insufficient_privilege then
    raise notice 'bi_reader is to write bi. before its views'
      using hint = format(
        'let an administrator run: alter role bi_reader in database %I set search_path = bi',
        current_database()
      );
end
$$;
