-- one row per published month asked for: how true the chances of ordering nothing were
select to_char(m.month, 'YYYY-MM') as month, m.horizon_months, m.months_asked, m.customers_asked,
       m.auc, m.calibration_error, m.chance_error, m.told, m.reason
  from bi.churn_model m
 where m.month = :month
