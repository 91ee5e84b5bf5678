-- The ready definitions of costs said a budget that was spent; they are computed from what was granted.
update indicator_definition set text = 'Argent accordé, ramené à un an (montant par jour × 365), divisé par les utilisateurs actifs du mois. Ce n’est pas une dépense constatée.'
where text = 'Budget des douze derniers mois divisé par les utilisateurs actifs du mois.';
update indicator_definition set text = 'Argent accordé, ramené à un an (montant par jour × 365), divisé par l’impact généré dans la période. Ce n’est pas une dépense constatée.'
where text = 'Budget des douze derniers mois divisé par l’impact généré dans la période.';
