-- Where the catalogue is imported from, and when.
create table catalogue_source (
    id integer primary key check (id = 1),
    kind text not null check (kind in ('aucune', 'dossier', 'git')),
    address text not null,
    branch text not null,
    folder text not null,
    rhythm text not null check (rhythm in ('main', 'heure', 'nuit')),
    version bigint not null
);
insert into catalogue_source (id, kind, address, branch, folder, rhythm, version) values (1, 'aucune', '', '', '', 'main', 0);

-- The imports that were made, and what became of each file that was not the same as before.
create table catalogue_run (
    id bigint generated always as identity primary key,
    source text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    state text not null check (state in ('attente', 'encours', 'fait', 'echec')),
    files integer not null default 0,
    created integer not null default 0,
    changed integer not null default 0,
    unchanged integer not null default 0,
    refused integer not null default 0,
    conflicts integer not null default 0,
    trouble text
);
create index catalogue_run_waiting on catalogue_run (id) where state in ('attente', 'encours');

create table catalogue_run_line (
    run_id bigint not null references catalogue_run (id) on delete cascade,
    position integer not null,
    file text not null,
    outcome text not null,
    place text not null,
    reason text not null,
    arguments text[] not null,
    primary key (run_id, position)
);
create index catalogue_run_line_outcome on catalogue_run_line (run_id, outcome, position);

-- A field that was changed here and in the files: what it was, what each side says. What is said here stays until
-- somebody chooses.
create table catalogue_conflict (
    id bigint generated always as identity primary key,
    kind text not null,
    thing text not null,
    field text not null,
    base text,
    theirs text,
    ours text,
    found_at timestamptz not null,
    settled_at timestamptz,
    settled_by text,
    choice text check (choice in ('ici', 'fichier'))
);
create unique index catalogue_conflict_open on catalogue_conflict (kind, thing, field) where settled_at is null;
