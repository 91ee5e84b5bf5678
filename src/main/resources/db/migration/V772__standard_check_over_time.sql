-- One check of all the runs of a year, without reading the findings of the others.
create index site_finding_check on site_finding (check_code, run_id) include (outcome, rule);
