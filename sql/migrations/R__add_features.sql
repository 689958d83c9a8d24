-- A column of customer_feature for every feature of the catalogue that came after the table: earlier
-- rows have what the catalogue says. The list of features is the program's: name, type, whether it is
-- money, whether it is a figure, and that value.

do $$
declare
  feature record;
begin
  for feature in
    select name, type, before
    from (values ${features}) as catalogue (name, type, is_money, is_figure, before)
    where before is not null
  loop
    execute format(
      'alter table clientele.customer_feature add column if not exists %I %s not null default %s',
      feature.name, feature.type, feature.before);
  end loop;
end
$$;
