create index catalogue_conflict_settled_by on catalogue_conflict (settled_by) where settled_by is not null;
