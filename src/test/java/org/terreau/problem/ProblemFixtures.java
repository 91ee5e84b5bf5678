package org.terreau.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.territory.CollectivityId;
import org.terreau.testing.People;

/** Problems and declarations in the states that tests need, reached through the doors that people use. */
@TestComponent
public class ProblemFixtures {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Proposals proposals;
    private final Declarations declarations;
    private final People people;
    private final Incubators incubators;
    private final JdbcClient jdbc;

    public ProblemFixtures(
            Proposals proposals, Declarations declarations, People people, Incubators incubators, JdbcClient jdbc) {
        this.proposals = proposals;
        this.declarations = declarations;
        this.people = people;
        this.incubators = incubators;
        this.jdbc = jdbc;
    }

    public static Statement statement(String title) {
        return new Statement(Map.of(
                Statement.Part.TITLE, title,
                Statement.Part.WHO, "Les secrétaires de mairie des petites communes",
                Statement.Part.SITUATION,
                        "Chaque fois qu’une facture arrive, elle est saisie une fois dans la comptabilité et une fois dans le tableau de suivi.",
                Statement.Part.FREQUENCY, "Vingt fois par semaine",
                Statement.Part.CONSEQUENCE, "Deux heures perdues par semaine et par agent"));
    }

    public Actor staff() {
        return people.someone(
                "equipe@problemes.test",
                "Sacha Relit",
                new Grant(Role.STAFF, incubators.host().id().value()));
    }

    public ProblemId published(String title) {
        return proposals.write(new Proposals.Wording(statement(title), List.of("administratif"), List.of()), staff());
    }

    /** Proposed by somebody who proved the address: waits for the staff. */
    public ProblemId proposed(String title, String email) {
        proposals.propose(
                new Proposals.Wording(statement(title), List.of(), List.of()),
                new Proposals.Author("Dominique Propose", email, null),
                List.of(),
                "network " + COUNT.incrementAndGet(),
                Locale.FRENCH);
        proposals.confirmAddress(token(email));
        return proposals.waiting(staff()).stream()
                .filter(waiting -> waiting.title().equals(title))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Declared and not confirmed yet. */
    public void declared(ProblemId problem, String email, String collectivity) {
        declarations.declare(
                problem,
                new NewDeclaration(
                        "Dominique Essai",
                        email,
                        "secrétaire de mairie",
                        CollectivityId.parse(collectivity).orElseThrow(),
                        "Nous ressaisissons tout, chaque semaine, et une fois sur cinq avec une erreur.",
                        "trois fois par mois",
                        "12",
                        true),
                List.of(),
                "network " + COUNT.incrementAndGet(),
                Locale.FRENCH,
                null);
    }

    /** Declared by an agent whose address carries the name of the collectivity, and confirmed by the link. */
    public void confirmed(ProblemId problem, String email, String collectivity) {
        declared(problem, email, collectivity);
        declarations.confirmAddress(token(email));
    }

    /** The last link received at this address, without the site. */
    public String link(String email) {
        String text = jdbc.sql("""
                        select body from mail_outbox
                        where recipient = :to and body ~ '/problemes/(declarations|propositions)/'
                        order by id desc limit 1
                        """).param("to", email).query(String.class).single();
        Matcher link = Pattern.compile("http\\S+?(/problemes/(?:declarations|propositions)/\\S+)")
                .matcher(text);
        if (!link.find()) throw new AssertionError("No link in " + text);
        return link.group(1);
    }

    public String token(String email) {
        String link = link(email);
        return link.substring(link.lastIndexOf('/') + 1);
    }

    public String lastMail(String email) {
        return jdbc.sql(
                        "select subject || E'\\n' || body from mail_outbox where recipient = :to order by id desc limit 1")
                .param("to", email)
                .query(String.class)
                .single();
    }

    public long mails(String email, String kind) {
        return jdbc.sql("select count(*) from mail_outbox where recipient = :to and kind = :kind")
                .param("to", email)
                .param("kind", kind)
                .query(Long.class)
                .single();
    }
}
