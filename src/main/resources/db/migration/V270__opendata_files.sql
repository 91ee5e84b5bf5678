-- Each file of a catalogue as it was last imported: what an export gives back byte for byte, and what tells a change
-- made there from a change made here. Two products are compared fact by fact: their fingerprint has no use any more.
create table catalogue_file (
    kind    text not null,
    id      text not null,
    name    text not null,
    content bytea not null,
    digest  text not null,
    primary key (kind, id)
);

alter table product drop column fingerprint;
