package org.terreau.testing;

import java.util.List;
import java.util.Locale;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.NewRequest;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.Requests;

/** Dossiers opened as the staff do, with those who have to do with them. */
public final class DossierVisits {

    private final People people;
    private final Requests requests;
    private final Applications applications;
    private final String incubator;

    public DossierVisits(People people, Requests requests, Applications applications, Incubators incubators) {
        this.people = people;
        this.requests = requests;
        this.applications = applications;
        this.incubator = incubators.host().id().value();
    }

    /** A dossier, its applicant, the member of the staff who opened it, and their visits. */
    public record Opened(DossierId id, String path, Actor applicant, Actor staff, Visit asApplicant, Visit asStaff) {}

    public Actor staff(String email, String name, Role role) {
        return people.someone(email, name, new Grant(role, incubator));
    }

    public Opened open(String word) {
        Actor staff = staff("staff-" + word + "@echange.test", "Sacha Suit", Role.STAFF);
        String email = word + "@echange.test";
        DossierId id = applications.open(
                requests.receive(
                                new NewRequest(
                                        "Ana Porte",
                                        email,
                                        "",
                                        OrganisationKind.PUBLIC_ACTOR,
                                        "Syndicat " + word,
                                        null,
                                        "Chaque matin, les agents rappellent les familles.",
                                        null),
                                List.of(),
                                "network of " + word,
                                Locale.FRENCH)
                        .reference(),
                staff);
        Actor applicant = people.actor(email);
        return new Opened(id, "/dossiers/" + id, applicant, staff, people.signedIn(applicant), people.signedIn(staff));
    }
}
