-- What is to fill on many products at once, and those who bear the same name but for accents and hyphens.
create index mission_vacant on mission (product_id) where person_id is null and left_on is null;
create index team_person_plain on team_person (translate(lower(name), 'àâäéèêëîïôöùûüçñ-', 'aaaeeeeiioouuucn '));
