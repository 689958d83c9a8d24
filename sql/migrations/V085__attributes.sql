-- What a shop knows of its customers and products beside their orders.

create table clientele.customer_attribute (
  month       date   not null,
  revision    int    not null,
  no          bigint not null,
  customer_id text   not null,
  attribute   text   not null,
  value       text   not null,
  primary key (month, revision, no)
);
create index customer_attribute_by_customer on clientele.customer_attribute (customer_id);
comment on table clientele.customer_attribute is 'One row per run, customer and attribute that the shop told of them; of several the last one holds.';
comment on column clientele.customer_attribute.month is 'Month of the run.';
comment on column clientele.customer_attribute.revision is 'Revision of the run.';
comment on column clientele.customer_attribute.no is '0, 1, … in the order in which they were told.';
comment on column clientele.customer_attribute.customer_id is 'Customer, in the one spelling their orders have.';
comment on column clientele.customer_attribute.attribute is 'Name of the attribute.';
comment on column clientele.customer_attribute.value is 'Its value.';

create table clientele.product_category (
  month      date   not null,
  revision   int    not null,
  no         bigint not null,
  stock_code text   not null,
  category   text   not null,
  primary key (month, revision, no)
);
comment on table clientele.product_category is 'One row per run and product whose category the shop told; of several the last one holds.';
comment on column clientele.product_category.month is 'Month of the run.';
comment on column clientele.product_category.revision is 'Revision of the run.';
comment on column clientele.product_category.no is '0, 1, … in the order in which they were told.';
comment on column clientele.product_category.stock_code is 'Product, in the one spelling its lines have.';
comment on column clientele.product_category.category is 'Its category.';

comment on column clientele.segment_category.kind is 'country (each customer counts once, where they bought most), season (gross sales), product category (gross sales) or "customer" and the name of an attribute (customers).';
comment on column clientele.segment_category.value is 'Country, quarter of the year, category or value of the attribute.';

-- kinds are told by the shop now
alter table clientele.segment_category drop constraint segment_category_kind_check;
