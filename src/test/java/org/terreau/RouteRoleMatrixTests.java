package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Routes;
import org.terreau.testing.Visit;
import org.terreau.web.OpenTo;

/**
 * Each route, asked by a visitor, by somebody without a role and by each role of an incubator that owns nothing: a new
 * route is among them by itself. What the lead of another incubator may do on every thing is asked by EveryRouteTests.
 */
@ApplicationTest
@TestPropertySource(properties = "terreau.demo=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteRoleMatrixTests {

    private static final String INCUBATOR = "matrice";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String VISITOR = "visitor";
    private static final String WITHOUT_ROLE = "without role";

    /** What belongs to one incubator or to a product's team. */
    private static final String BELONGING =
            "/(dossiers|demandes|appels|reglages|candidatures|bonnes-pratiques/liste|produits)/\\{.*";

    /** Open to whoever is signed in, wherever they work. */
    private static final Set<String> OF_EVERYBODY = Set.of(
            "/appels/{id:[0-9]+}/candidatures",
            "/appels/{id:[0-9]+}/invitation",
            "/produits/{id}/feuille-de-route/{item:[0-9]+}/vote/retrait");

    /** 400: what the form holds is missing, found before anything is read. */
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 404);

    private final Routes routes;
    private final People people;
    private final JdbcClient jdbc;
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();

    RouteRoleMatrixTests(RequestMappingHandlerMapping requestMappingHandlerMapping, People people, JdbcClient jdbc) {
        this.routes = new Routes(requestMappingHandlerMapping, jdbc);
        this.people = people;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void signEverybodyIn() {
        jdbc.sql("insert into incubator (id, title, host) values (:id, 'La Matrice', false)")
                .param("id", INCUBATOR)
                .update();
        visits.put(VISITOR, people.visitor());
        visits.put(WITHOUT_ROLE, people.signedIn(people.someone("sans.role@matrice.test", "Sacha Sans")));
        for (Role role : Role.values())
            if (role != Role.ADMINISTRATOR)
                visits.put(
                        role.name(),
                        people.signedIn(people.someone(
                                role.name().toLowerCase(Locale.ROOT) + "@matrice.test",
                                "Une " + role.name(),
                                new Grant(role, INCUBATOR))));
        visits.forEach((who, visit) -> {
            if (!who.equals(VISITOR))
                tokens.put(who, visit.form(visit.get("/"), "/deconnexion").value("_csrf"));
        });
    }

    private Visit.Page ask(String who, Routes.Route route, String address) {
        Visit visit = Objects.requireNonNull(visits.get(who));
        return route.verb() == RequestMethod.GET
                ? visit.get(address)
                : visit.post(address, FORM, "_csrf=" + tokens.getOrDefault(who, "none"));
    }

    /** Refused, or asked to sign in. */
    private static boolean refused(Visit.Page answer) {
        return REFUSED.contains(answer.status()) || answer.path().startsWith("/connexion");
    }

    private static boolean byAPerson(Routes.Route route) {
        return route.audience() != OpenTo.Audience.KEY_HOLDER
                && (route.verb() == RequestMethod.GET || route.verb() == RequestMethod.POST);
    }

    private static boolean includes(OpenTo.Audience audience, String who) {
        return switch (audience) {
            case EVERYONE, KEY_HOLDER -> true;
            case SIGNED_IN -> !who.equals(VISITOR);
            case STAFF -> !who.equals(VISITOR) && !who.equals(WITHOUT_ROLE);
            case ADMINISTRATOR -> false;
        };
    }

    @Test
    void aRouteAnswersNobodyWhomItIsNotOpenTo() {
        Map<String, String> faults = new TreeMap<>();
        int tried = 0;
        for (Routes.Route route : routes.all()) {
            if (!byAPerson(route)) continue;
            String address = routes.addresses(route).get(0);
            for (String who : visits.keySet()) {
                if (includes(route.audience(), who)) continue;
                tried++;
                Visit.Page answer = ask(who, route, address);
                if (!refused(answer)) faults.put(who + " " + route, "status " + answer.status());
            }
        }
        assertThat(faults).isEmpty();
        assertThat(tried).isGreaterThan(600);
    }

    @Test
    void noRoleOfAnotherIncubatorReachesWhatBelongsToOne() {
        Map<String, String> faults = new TreeMap<>();
        int tried = 0;
        for (Routes.Route route : routes.all()) {
            boolean wide = route.audience() == OpenTo.Audience.EVERYONE;
            if (wide || !byAPerson(route) || !route.pattern().matches(BELONGING)) continue;
            if (OF_EVERYBODY.contains(route.pattern())) continue;
            String address = routes.addresses(route).get(0);
            for (String who : visits.keySet()) {
                if (who.equals(VISITOR)) continue;
                tried++;
                Visit.Page answer = ask(who, route, address);
                if (!refused(answer)) faults.put(who + " " + route, "status " + answer.status());
            }
        }
        assertThat(faults).isEmpty();
        assertThat(tried).isGreaterThan(1_500);
    }
}
