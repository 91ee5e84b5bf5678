package org.terreau.onboarding;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.terreau.decision.Outcome;
import org.terreau.dossier.DossierState;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.RequestState;
import org.terreau.portfolio.PhaseKind;
import org.terreau.shared.Plain;
import org.terreau.team.MissionStatus;
import org.terreau.team.Trade;

/**
 * The words that people write for what is a code here. A word that is in no list is never guessed: whoever brings the table
 * says what it means.
 */
public enum Vocabulary {
    PHASE(
            "portfolio.phase.",
            Arrays.stream(PhaseKind.values()).map(PhaseKind::code),
            Map.of(
                    "investigation", "en investigation, enquete, exploration, phase investigation, discovery",
                    "construction", "en construction, beta, build, developpement, mvp, phase construction",
                    "acceleration", "en acceleration, deploiement, croissance, passage a l echelle, phase acceleration",
                    "consolidation", "en consolidation, perennisation, transition, phase consolidation",
                    "opere", "operee, perennise, perenne, en service, success, phase operee, run, en production",
                    "transfere", "transferee, transfert, transfer, transmis, repris par une autre administration",
                    "abandon", "abandonne, abandonnee, arrete, arretee, stoppe, alumni, ferme, clos",
                    "abandon-investigation", "abandon apres investigation, arrete apres investigation, sans suite")),
    TRADE(
            "team.trade.",
            Arrays.stream(Trade.values()).map(Trade::code),
            Map.ofEntries(
                    Map.entry(
                            "intraprenariat",
                            "intrapreneur, intrapreneuse, intrapreneur e, porteur, porteuse, agent public, product owner, po"),
                    Map.entry(
                            "developpement",
                            "dev, developpeur, developpeuse, developpeur euse, tech, tech lead, fullstack, developpeur full stack"),
                    Map.entry("coaching", "coach, coach produit, coach agile"),
                    Map.entry(
                            "deploiement",
                            "charge de deploiement, chargee de deploiement, charge e de deploiement, bizdev, business developer"),
                    Map.entry("design", "designer, designeuse, ux, ui, ux designer, ux ui, graphiste"),
                    Map.entry(
                            "produit", "product manager, pm, chef de produit, cheffe de produit, responsable produit"),
                    Map.entry("data", "data scientist, data analyst, data engineer, donnees"),
                    Map.entry("support", "support utilisateurs, charge de support, chargee de support"),
                    Map.entry("droit", "juriste, juridique, avocat, avocate"),
                    Map.entry("animation", "animateur, animatrice, communaute, community manager"),
                    Map.entry("autre", "autres, divers"))),
    STATUS(
            "team.status.",
            Arrays.stream(MissionStatus.values()).map(MissionStatus::code),
            Map.of(
                    "agent-titulaire", "titulaire, fonctionnaire, agent public titulaire",
                    "agent-contractuel", "contractuel, contractuelle, cdd, cdi, agent contractuel",
                    "vacataire", "vacation, vacations",
                    "stage", "stagiaire, alternant, alternante, apprenti, apprentie, alternance",
                    "independant", "independante, freelance, free lance, auto entrepreneur",
                    "salarie-du-titulaire", "prestataire, presta, salarie du titulaire, titulaire du marche, esn",
                    "portage", "porte, portee, portage salarial",
                    "benevole", "benevolat")),
    ORGANISATION(
            "outreach.kind.",
            Arrays.stream(OrganisationKind.values()).map(OrganisationKind::code),
            Map.of(
                    "collectivite",
                            "collectivites, commune, mairie, epci, departement, region, syndicat, metropole, intercommunalite, "
                                    + "communaute de communes, communaute d agglomeration, collectivite territoriale",
                    "acteur-public",
                            "etat, ministere, administration, operateur, prefecture, etablissement public, agence",
                    "partenaire", "association, entreprise, start up, prive, partenaires")),
    REQUEST_STATE(
            "outreach.state.",
            Arrays.stream(RequestState.values()).map(RequestState::code),
            Map.of(
                    "a-traiter", "nouveau, nouvelle, en attente, a rappeler, a faire, ouverte, ouvert, recue, en cours",
                    "repondue",
                            "repondu, traitee, traite, close, clos, fermee, refusee, refuse, fait, terminee, sans suite",
                    "dossier",
                            "devenue dossier, acceptee, accepte, transformee, transformee en dossier, dossier ouvert")),
    DOSSIER_STATE(
            "dossier.state.",
            Arrays.stream(DossierState.values()).map(DossierState::code),
            Map.of(
                    "brouillon", "en cours d ecriture, ecriture, en redaction, a completer, nouveau, fiche produit",
                    "soumis",
                            "soumis au comite, depose, recu, a instruire, en instruction, instruction, a decider, en attente",
                    "investigation", "en investigation, enquete",
                    "construction", "en construction, beta, mvp",
                    "provisoire", "decision provisoire",
                    "suivi", "suivi comme produit, produit, en production, acceleration, consolidation, perennise",
                    "arrete", "stoppe, abandonne, abandon, sans suite, clos",
                    "reoriente", "refuse, rejete, redirige, hors perimetre, non retenu",
                    "retire", "retire par le porteur, desistement",
                    "archive", "archivee, classe, en sommeil")),
    OUTCOME(
            "decision.outcome.",
            Arrays.stream(Outcome.values()).map(Outcome::code),
            Map.of(
                    "investiguer", "investigation, go investigation, lancer l investigation, accepte en investigation",
                    "construire", "construction, go construction, lancer la construction, accepte en construction",
                    "continuer", "poursuivre, poursuite, continue, renouvele, reconduit, reconduction",
                    "accelerer", "acceleration, go acceleration, passage a l echelle",
                    "provisoire", "decision provisoire, sursis, prolongation",
                    "perenniser", "perennisation, consolidation, perennise",
                    "transferer", "transfert, transfere",
                    "arreter", "arret, stop, stoppe, abandon, arrete, no go",
                    "reorienter", "refus, refuse, reorientation, rejete, non retenu, reoriente"));

    private final String labels;
    private final List<String> codes;
    private final Map<String, String> known = new HashMap<>();

    Vocabulary(String labels, Stream<String> codes, Map<String, String> words) {
        this.labels = labels;
        this.codes = codes.toList();
        for (String code : this.codes) known.put(Plain.text(code), code);
        words.forEach((code, written) -> {
            for (String word : written.split(", ", -1)) {
                String other = known.putIfAbsent(word, code);
                if (other != null && !other.equals(code))
                    throw new IllegalStateException(word + " means both " + other + " and " + code);
            }
        });
    }

    /** What the message key of a code begins with. */
    public String labels() {
        return labels;
    }

    /** All that a word may mean. */
    public List<String> codes() {
        return codes;
    }

    /** What a word means; empty when it is not known. */
    Optional<String> read(String word) {
        return Optional.ofNullable(known.get(Plain.text(word)));
    }
}
