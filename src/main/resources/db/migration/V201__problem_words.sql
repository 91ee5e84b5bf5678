-- Every word that problems use, to correct typing errors. A word that no problem uses any more does no harm.
create table problem_word (
    word text primary key
);

create index problem_word_letters on problem_word using gin (word gin_trgm_ops);
