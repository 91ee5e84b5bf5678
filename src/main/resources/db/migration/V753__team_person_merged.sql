-- Those who were said to be somebody else are looked for by that one.
create index team_person_merged on team_person (merged_into) where merged_into is not null;
