-- When a month began to wait: what still receives is computed later, but not for ever.
alter table measure_dirty add column noted_at timestamptz not null default clock_timestamp();

-- Moves with the values of the indicator, so that those who hold them in memory see which to read again.
alter table indicator add column rolled_at timestamptz;
