package org.terreau.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.Requests;

/** Dossiers opened as they are in life: somebody asks, the staff open. */
public final class OpenedDossiers {

    private final People people;
    private final Requests requests;
    private final Applications applications;
    private final BriefTexts texts;
    private final Incubators incubators;
    private final JdbcClient jdbc;

    public OpenedDossiers(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            Incubators incubators,
            JdbcClient jdbc) {
        this.people = people;
        this.requests = requests;
        this.applications = applications;
        this.texts = texts;
        this.incubators = incubators;
        this.jdbc = jdbc;
    }

    /** A dossier whose brief can be written. */
    public record Opened(DossierId id, Actor applicant, Actor staff) {

        public String path() {
            return "/dossiers/" + id;
        }
    }

    public Actor staff(Role role, String email, String name) {
        return people.someone(
                email, name, new Grant(role, incubators.host().id().value()));
    }

    public Opened open(String name) {
        String email = name + "@fiche.test";
        Actor staff = staff(Role.STAFF, "staff@fiche.test", "Sacha Instruit");
        DossierId id = applications.open(
                requests.receive(
                                new NewRequest(
                                        "Ana " + name,
                                        email,
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
        return new Opened(id, people.actor(email), staff);
    }

    /** A brief with nothing missing. */
    public static Brief complete(String title) {
        return new Brief(Map.of(
                Brief.Part.TITLE, title,
                Brief.Part.PROBLEM,
                        "Chaque matin, les agents rappellent les familles une à une. Ils y passent deux heures.",
                Brief.Part.SOLUTION_LEAD, "Un message qui part seul, et une réponse en un geste.",
                Brief.Part.HYPOTHESIS, "Les familles répondent si la question tient en une ligne.",
                Brief.Part.FIRST_USERS, "Douze agents d’accueil",
                Brief.Part.TERRITORY, "commune:29232",
                Brief.Part.SUCCESS, "La moitié des rappels disparaît en six mois.",
                Brief.Part.TEAM, "Une agente à 60 %",
                Brief.Part.ENVELOPE, "180 000 €"));
    }

    public void submit(Opened opened, String title) {
        texts.submit(
                opened.id(),
                complete(title),
                applications.read(opened.id(), opened.applicant()).version(),
                opened.applicant());
    }

    public String lastMail(String to, String kind) {
        return jdbc.sql(
                        "select subject || ' ' || body from mail_outbox where recipient = :to and kind = :kind order by id desc limit 1")
                .param("to", to)
                .param("kind", kind)
                .query(String.class)
                .optional()
                .orElse("");
    }

    public long mails(String to, String kind) {
        return jdbc.sql("select count(*) from mail_outbox where recipient = :to and kind = :kind")
                .param("to", to)
                .param("kind", kind)
                .query(Long.class)
                .single();
    }
}
