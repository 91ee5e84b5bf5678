-- How much a team misses whom it looks for, with who said so.
alter table mission
    add column criticality    text,
    add column criticality_by bigint,
    add column criticality_on date;
create index mission_criticality_by on mission (criticality_by) where criticality_by is not null;
