package org.terreau.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.terreau.brief.BriefTexts;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.Actor;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.Requests;

/** Dossiers brought where a test needs them, through the doors that people use. */
public final class SubmittedDossiers {

    private final Requests requests;
    private final Applications applications;
    private final BriefTexts texts;
    private final People people;

    public SubmittedDossiers(Requests requests, Applications applications, BriefTexts texts, People people) {
        this.requests = requests;
        this.applications = applications;
        this.texts = texts;
        this.people = people;
    }

    /** A dossier being written by `name@porteuse.test`. */
    public DossierId opened(String name, Actor staff) {
        return applications.open(
                requests.receive(
                                new NewRequest(
                                        "Ada " + name,
                                        name + "@porteuse.test",
                                        "",
                                        OrganisationKind.PUBLIC_ACTOR,
                                        "Syndicat " + name,
                                        null,
                                        "Chaque matin, les agents rappellent les familles une à une. Ils y passent deux heures.",
                                        null),
                                List.of(),
                                "network of " + name,
                                Locale.FRENCH)
                        .reference(),
                staff);
    }

    public DossierRecord submitted(String name, String title, Actor staff) {
        DossierId id = opened(name, staff);
        Actor applicant = applicant(name);
        texts.submit(
                id,
                new Brief(Map.of(
                        Brief.Part.TITLE, title,
                        Brief.Part.PROBLEM,
                                "Les rappels prennent deux heures chaque matin aux agents d’accueil, et une famille sur trois ne décroche pas.",
                        Brief.Part.SOLUTION_LEAD, "Un message qui part seul, et une réponse en un geste.",
                        Brief.Part.HYPOTHESIS, "Les familles répondent si la question tient en une ligne.",
                        Brief.Part.FIRST_USERS, "Douze agents d’accueil",
                        Brief.Part.TERRITORY, "commune:29232",
                        Brief.Part.SUCCESS, "La moitié des rappels disparaît en six mois.",
                        Brief.Part.TEAM, "Une agente à 60 %",
                        Brief.Part.ENVELOPE, "180000")),
                applications.read(id, applicant).version(),
                applicant);
        return applications.read(id, staff);
    }

    public Actor applicant(String name) {
        return people.actor(name + "@porteuse.test");
    }
}
