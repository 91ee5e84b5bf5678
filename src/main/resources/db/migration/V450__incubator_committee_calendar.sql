-- How far apart the committees of a product are, and when the budget year closes (days as --MM-dd).
alter table incubator_programme
    add column committee_days_apart    int     not null default 30,
    add column closure_observed        boolean not null default true,
    add column closure_safe_day        text    not null default '--12-10',
    add column closure_orders_stop     text    not null default '--12-15',
    add column closure_orders_resume   text    not null default '--02-01',
    add column closure_payments_stop   text    not null default '--11-30',
    add column closure_payments_resume text    not null default '--02-01';
