-- By which act money reaches a product, and until when it may be committed; amendments are movements, none is rewritten.
alter table contribution
    add column funder_kind text not null default ''
        check (funder_kind in ('', 'etat-central', 'operateur', 'collectivite', 'syndicat', 'interministeriel',
                               'union-europeenne', 'prive-non-lucratif', 'incubateur')),
    add column agreement text not null default ''
        check (agreement in ('', 'interne', 'delegation-gestion', 'fonds-de-concours', 'attribution-produits',
                             'mutualisation', 'subvention', 'titulaire')),
    add column signed_on date,
    add column commit_by date,
    add column lead_days int,
    add column condition text not null default '',
    add column proof text not null default '';

alter table contribution_movement
    add column commit_by date,
    add column standing text check (standing in ('ouverte', 'suspendue', 'levee', 'perdue')),
    add column proof text not null default '';

-- An envelope that no decision of a committee gave: typed, with its proof.
alter table envelope
    alter column decision_id drop not null,
    alter column increment_number drop not null,
    add column proof text not null default '';
