package org.terreau.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.shared.EmailAddress;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class FollowTests {

    private static final Pattern LINK = Pattern.compile("\\S+(/suivi/[A-Za-z0-9_-]+)");

    private final People people;
    private final Newsroom newsroom;
    private final JdbcFollow stored;
    private final Digests digests;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    FollowTests(
            People people,
            Newsroom newsroom,
            JdbcFollow stored,
            Digests digests,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.people = people;
        this.newsroom = newsroom;
        this.stored = stored;
        this.digests = digests;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    private Visit.Page follow(Visit visit, String topic, String email) {
        return visit.form(visit.get("/suivre?sujet=" + topic), "/suivre")
                .with("courriel", email)
                .with("rythme", "quotidien")
                .send();
    }

    private String mail(String to, String kind) {
        return jdbc.sql("select body from mail_outbox where recipient = :to and kind = :kind order by id desc limit 1")
                .param("to", to)
                .param("kind", kind)
                .query(String.class)
                .single();
    }

    private long mails(String to, String kind) {
        return jdbc.sql("select count(*) from mail_outbox where recipient = :to and kind = :kind")
                .param("to", to)
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private String page(String to, String kind) {
        Matcher link = LINK.matcher(mail(to, kind));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private void happens(String title, String... themes) {
        Set<Topic> topics = new LinkedHashSet<>();
        for (String theme : themes) topics.add(new Topic("theme", theme));
        transaction.executeWithoutResult(status -> newsroom.tell("problem-published", title, "/problemes", topics));
    }

    /** What was written until now was written a quarter of an hour ago, and follows began before. */
    private void aQuarterOfAnHourLater() {
        jdbc.sql("update news set at = at - interval '15 minutes'").update();
        jdbc.sql("update follow set since = since - interval '20 minutes'").update();
        jdbc.sql("update follower set told_until = told_until - interval '20 minutes'")
                .update();
    }

    private String follower(String theme, String email) {
        follow(people.visitor(), "theme:" + theme, email);
        String page = page(email, "follow-confirm");
        Visit visit = people.visitor();
        visit.form(visit.get(page), page + "/confirmation").send();
        return page;
    }

    @Test
    void nothingIsSentBeforeTheAddressIsConfirmedAndEachThingIsToldOnceAfterwards() {
        String email = "mairie@suivi.test";
        assertThat(follow(people.visitor(), "theme:agriculture", email).text()).contains("ouvrez-le pour confirmer");
        happens("Avant la confirmation", "agriculture");
        aQuarterOfAnHourLater();
        digests.sendDue();
        assertThat(mails(email, "follow-digest")).isZero();
        String page = page(email, "follow-confirm");
        Visit visit = people.visitor();
        assertThat(visit.form(visit.get(page), page + "/confirmation").send().text())
                .contains("adresse est confirmée")
                .contains("Agriculture");
        happens("Les haies disparaissent sans que personne ne le voie", "agriculture", "mer");
        happens("Un autre sujet", "justice");
        aQuarterOfAnHourLater();
        digests.sendDue();
        digests.sendDue();
        assertThat(mails(email, "follow-digest")).isEqualTo(1);
        assertThat(mail(email, "follow-digest"))
                .containsOnlyOnce("Les haies disparaissent")
                .doesNotContain("Un autre sujet")
                .contains(page);
        assertThat(jdbc.sql("select unsubscribe from mail_outbox where recipient = :to and kind = 'follow-digest'")
                        .param("to", email)
                        .query(String.class)
                        .single())
                .endsWith(page + "/arret");
    }

    @Test
    void aMailProgramStopsEverythingWithOneClickAndNoFormToken() {
        String email = "clic@suivi.test";
        String page = follower("patrimoine", email);
        Visit.Page stopped = people.visitor()
                .post(page + "/arret", "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stored.byEmail(new EmailAddress(email))).isEmpty();
        assertThat(people.visitor().get(page).status()).isEqualTo(404);
        assertThat(people.visitor()
                        .post(page + "/arret", "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")
                        .status())
                .isEqualTo(200);
        assertThat(people.visitor()
                        .post(page + "/rythme", "application/x-www-form-urlencoded", "rythme=quotidien")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void openingTheLinkThatStopsStopsNothingBeforeTheButtonIsPressed() {
        String email = "lecteur@suivi.test";
        String page = follower("logement", email);
        Visit visit = people.visitor();
        Visit.Page asked = visit.get(page + "/arret");
        assertThat(stored.byEmail(new EmailAddress(email))).isPresent();
        assertThat(visit.form(asked, page + "/arret").send().text()).contains("C’est arrêté");
        assertThat(stored.byEmail(new EmailAddress(email))).isEmpty();
    }

    @Test
    void aFollowerChangesTheRhythmAndDropsATopic() {
        String email = "rythme@suivi.test";
        String page = follower("jeunesse", email);
        follow(people.visitor(), "theme:social", email);
        Visit visit = people.visitor();
        assertThat(visit.get(page).text()).contains("Jeunesse").contains("Social");
        visit.form(visit.get(page), page + "/rythme")
                .with("rythme", "hebdomadaire")
                .send();
        assertThat(stored.byEmail(new EmailAddress(email)).orElseThrow().rhythm())
                .isEqualTo(Rhythm.WEEKLY);
        assertThat(visit.form(visit.get(page), page + "/retrait").send().text()).contains("ne suivez plus ce sujet");
        assertThat(stored.followed(
                        stored.byEmail(new EmailAddress(email)).orElseThrow().id()))
                .containsExactly(new Topic("theme", "social"));
    }

    @Test
    void somebodySignedInIsBelievedForTheirOwnAddressOnly() {
        Visit visit = people.signedIn(people.someone("connue@suivi.test", "Claude Connue"));
        assertThat(follow(visit, "theme:mer", "connue@suivi.test").text()).contains("vous serez prévenu");
        assertThat(stored.byEmail(new EmailAddress("connue@suivi.test"))
                        .orElseThrow()
                        .confirmedAt())
                .isNotNull();
        assertThat(follow(visit, "theme:mer", "autre@suivi.test").text()).contains("ouvrez-le pour confirmer");
        assertThat(stored.byEmail(new EmailAddress("autre@suivi.test"))
                        .orElseThrow()
                        .confirmedAt())
                .isNull();
    }

    @Test
    void aTopicThatNobodyMayReadIsNotFoundAndARefusedFormKeepsWhatWasTyped() {
        Visit visit = people.visitor();
        assertThat(visit.get("/suivre?sujet=theme:inconnu").status()).isEqualTo(404);
        assertThat(visit.get("/suivre?sujet=probleme:999999").status()).isEqualTo(404);
        assertThat(visit.get("/suivre?sujet=").status()).isEqualTo(404);
        Visit.Page refused = follow(visit, "theme:mer", "sans arobase");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("courriel")).contains("Saisissez une adresse");
        assertThat(refused.html().expectFirst("[name=courriel]").val()).isEqualTo("sans arobase");
    }

    @Test
    void theFeedIsReadByAFeedReaderAndIsNotSentTwice() throws Exception {
        happens("Les digues <b>& les \"marées\"", "mer");
        Visit.Page answer = people.visitor().get("/actualites.atom?sujet=theme:mer");
        assertThat(answer.header("Content-Type")).startsWith("application/atom+xml");
        SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.body()));
        assertThat(feed.getEntries())
                .anySatisfy(entry -> assertThat(entry.getTitle()).contains("Les digues <b>& les \"marées\""));
        assertThat(people.visitor()
                        .get("/actualites.atom?sujet=theme:mer", "If-None-Match", answer.header("ETag"))
                        .status())
                .isEqualTo(304);
        Visit visit = people.visitor();
        assertThat(visit.get("/actualites").text()).contains("Les digues <b>& les");
        assertThat(Statements.during(() -> visit.get("/actualites?sujet=theme:mer")))
                .isBetween(1, 6);
    }

    @Test
    void aMoveThatIsUndoneLeavesEachFollowerWhereTheyWere() {
        Random random = new Random(20261124);
        for (int round = 0; round < 20; round++) {
            Topic from = new Topic("probleme", String.valueOf(1_000_000 + 2 * round));
            Topic to = new Topic("probleme", String.valueOf(1_000_001 + 2 * round));
            for (int someone = 0; someone < 6; someone++) {
                long follower = stored.open(
                                new EmailAddress("f" + someone + "@deplace.test"), Locale.FRENCH, Rhythm.WEEKLY)
                        .id();
                if (random.nextBoolean()) stored.follow(follower, from);
                if (random.nextBoolean()) stored.follow(follower, to);
            }
            List<String> before = follows();
            Set<Long> moved = newsroom.move(from, to);
            newsroom.moveBack(from, to, moved);
            assertThat(follows()).as("round %d", round).isEqualTo(before);
        }
    }

    private List<String> follows() {
        return jdbc.sql("select follower_id || ' ' || kind || ' ' || topic || ' ' || since from follow order by 1")
                .query(String.class)
                .list();
    }
}
