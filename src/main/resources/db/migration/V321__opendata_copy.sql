-- The copies of everything public that were made: the file itself is a document.
create table public_copy (
    made_on date primary key,
    made_at timestamptz not null,
    document_id uuid not null,
    size bigint not null,
    digest text not null,
    files integer not null
);
