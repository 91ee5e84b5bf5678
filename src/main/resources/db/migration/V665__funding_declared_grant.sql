-- What the law asks to publish of a grant of an authority, besides who gives how much (arrêté du 17 novembre 2017).
create table declared_grant (
    contribution_id   bigint primary key references contribution on delete cascade,
    giver_siret       text not null,
    beneficiary       text not null,
    beneficiary_siret text not null default '',
    rna               text not null default '',
    purpose           text not null,
    in_kind           boolean not null,
    terms             text not null check (terms in ('unique', 'echelonne', 'autre')),
    terms_text        text not null default '',
    paid_from         date not null,
    paid_until        date,
    share             numeric(5, 4) not null check (share > 0 and share <= 1),
    notified          boolean not null,
    scheme            text not null default ''
);
