-- When the team last said that a site whose title and language both changed is theirs.
alter table watched_site add column recognised_at timestamptz;
