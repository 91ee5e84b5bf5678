package org.terreau.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.committee.Session;
import org.terreau.committee.Sessions;
import org.terreau.dossier.Applications;
import org.terreau.identity.Actor;
import org.terreau.identity.SignInLinks;

/** The way from a request to a decision and its results, page after page, as those who meet them. */
@Service
@ConditionalOnBooleanProperty("terreau.demo")
public class GuidedVisit {

    /** For as long as it takes to press the button of the page that follows. */
    private static final Duration ONE_CLICK = Duration.ofMinutes(5);

    private static final String VISITOR = "";

    private final Cast cast;
    private final Applications applications;
    private final Sessions sessions;
    private final SignInLinks links;
    private final StoryClock clock;

    GuidedVisit(Cast cast, Applications applications, Sessions sessions, SignInLinks links, StoryClock clock) {
        this.cast = cast;
        this.applications = applications;
        this.sessions = sessions;
        this.links = links;
        this.clock = clock;
    }

    /** A stop of the visit, in its order: as whom. */
    private enum Stop {
        PROBLEMS("problemes", VISITOR),
        REQUESTS("demandes", People.STAFF.email()),
        BRIEF("fiche", Stories.WRITING.email()),
        FIELD("terrain", FieldStory.CLERKS.email()),
        OPINIONS("avis", People.COACH.email()),
        SESSION("seance", People.LEAD.email()),
        REGISTER("registre", VISITOR),
        RESULTS("resultats", VISITOR),
        SPONSOR("financeur", CommitteeStory.SPONSOR_EMAIL);

        private final String code;
        private final String email;

        Stop(String code, String email) {
            this.code = code;
            this.email = email;
        }
    }

    /**
     * A stop as the page shows it.
     *
     * @param code the end of its message keys
     * @param name the first name of the person as whom it is seen; null for a visitor
     * @param email empty for a visitor
     * @param path of the page to see
     */
    public record Step(String code, @Nullable String name, String email, String path) {}

    @Transactional(readOnly = true)
    public List<Step> steps() {
        return Arrays.stream(Stop.values()).map(this::step).toList();
    }

    private Step step(Stop stop) {
        String name =
                stop.email.isEmpty() ? null : cast.actor(stop.email).name().replaceFirst(" .*", "");
        return new Step(stop.code, name, stop.email, path(stop));
    }

    /** The address that signs the person of a stop in and opens its page; empty for a stop of visitors or an unknown one. */
    @Transactional
    public Optional<String> signIn(String code) {
        return Arrays.stream(Stop.values())
                .filter(stop -> stop.code.equals(code) && !stop.email.isEmpty())
                .findFirst()
                .map(stop -> links.issue(cast.actor(stop.email).id(), ONE_CLICK, path(stop)));
    }

    private String path(Stop stop) {
        return switch (stop) {
            case PROBLEMS -> "/problemes";
            case REQUESTS -> "/demandes";
            case BRIEF -> dossier(Stories.WRITING.email(), "/fiche");
            case FIELD -> dossier(FieldStory.CLERKS.email(), "/investigation");
            case OPINIONS -> dossier(Stories.MARKET.email(), "/instruction");
            case SESSION -> session();
            case REGISTER -> "/decisions";
            case RESULTS -> "/produits/" + Stories.LIGHT_ID + "/stats";
            case SPONSOR -> "/dossiers-de-preuves";
        };
    }

    /** A page of the dossier that this person carries; the list when it was withdrawn since. */
    private String dossier(String email, String page) {
        Actor carrier = cast.actor(email);
        return applications.export(null, cast.actor(People.LEAD.email())).stream()
                .filter(one -> one.applicantId().equals(carrier.id()))
                .findFirst()
                .map(one -> one.path() + page)
                .orElse("/dossiers");
    }

    /** The next session of the committee; the list when there is none. */
    private String session() {
        return sessions.list(cast.actor(People.LEAD.email())).stream()
                .filter(one -> !one.closed() && !one.meetsOn().isBefore(clock.present()))
                .min(Comparator.comparing(Session::meetsOn))
                .map(Session::path)
                .orElse("/comites/seances");
    }
}
