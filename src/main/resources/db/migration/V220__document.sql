-- A stored file. Without an owner it is still arriving: what stays so is cleared away.
create table document (
    id          uuid primary key,
    owner       text,
    kind        text not null,
    size        bigint not null,
    digest      text not null,
    store       text not null,
    received_at timestamptz not null
);

create index document_arriving on document (received_at) where owner is null;
create index document_store on document (store, id);

-- Bytes kept in the database. No foreign key: they come after the row that names them and go after it.
create table document_chunk (
    document_id uuid not null,
    number      int not null,
    bytes       bytea not null,
    primary key (document_id, number)
);

-- Already compressed: trying again costs time and saves nothing.
alter table document_chunk alter column bytes set storage external;

-- Bytes that nothing names any more, to be deleted from their store.
create table document_leftover (
    document_id uuid not null,
    store       text not null,
    primary key (document_id, store)
);
