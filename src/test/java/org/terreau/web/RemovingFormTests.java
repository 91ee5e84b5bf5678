package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No press of a button takes anything away for good: what can't be put back is said before, the rest is undone after. */
public class RemovingFormTests {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path WORDS = Path.of("src/main/resources/messages");

    /** How a button that takes away, ends or says done begins, in the language in which it is written first. */
    private static final Pattern TAKES_AWAY = Pattern.compile(
            "(?i)^(tout )?(l’)?(retirer|supprimer|effacer|oublier|écarter"
                    + "|archiver|abandonner|annuler|arrêter|clore|refuser|décliner|rendre (ma|mon)|renoncer|terminer|révoquer|quitte"
                    + "|ne plus|ne pas le garder|c’est (fait|retiré)|compte retiré|rejeter|détacher|clôturer|dépublier)\\b.*");

    private static final Pattern BUTTON = Pattern.compile("<button\\b(.*?)</button>", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([a-z][\\w.-]*\\.[\\w.-]+)\"");
    private static final Pattern FORM = Pattern.compile("component\\.form\\(|<form\\b");
    private static final Pattern UNDO = Pattern.compile("undo = \"([\\w.-]+)\"");
    private static final Pattern ASKED =
            Pattern.compile("required = true|name = \"(certain|confirme|confirmer|raison|refus)\"");

    /** Pages that are there to ask once more, or to do one thing that a letter asks for. */
    private static final Set<String> ASK_ONCE_MORE = Set.of(
            "access/asked.jte",
            "committee/alert-stop.jte",
            "committee/sponsor-removal.jte",
            "follow/stop.jte",
            "identity/passkey-removal.jte",
            "incubator/member-removal.jte",
            "opendata/key-revocation.jte",
            "sharing/removal.jte",
            "source/removal.jte",
            "standard/removal.jte",
            "testimony/withdrawal.jte",
            "today/letter-stop.jte");

    /** What takes back what was just brought in: the same may be brought in again. */
    private static final Set<String> TAKE_BACK =
            Set.of("deployment/import.jte", "funding/desk.jte", "pipeline/bulk-done.jte", "component/undo.jte");

    /** What the same place puts back, with the words of the button that does. */
    private static final Map<String, String> PUT_BACK_THERE = Map.ofEntries(
            Map.entry("access/steps.jte", "access.reopen"),
            Map.entry("access/tool.jte", "access.tool.again"),
            Map.entry("deployment/experimentation.jte", "deployment.feedback.publish"),
            Map.entry("exchange/taskline.jte", "exchange.tasks.reopen"),
            Map.entry("exchange/messages.jte", "exchange.messages.follow"),
            Map.entry("impact/reminders.jte", "impact.reminders.want"),
            Map.entry("onboarding/beginning.jte", "onboarding.show"),
            Map.entry("roadmap/item.jte", "roadmap.vote.do"),
            Map.entry("practice/list.jte", "practice.restore"),
            Map.entry("problem/spokespeople.jte", "problem.spokespeople.undo"),
            Map.entry("today/letter.jte", "today.letter.want"),
            Map.entry("team/team.jte", "team.name.show"));

    /** The acts that forms say may be put back. */
    public static Set<String> undone() {
        Set<String> undone = new TreeSet<>();
        for (Path template : templates())
            UNDO.matcher(read(template)).results().forEach(found -> undone.add(found.group(1)));
        return undone;
    }

    @Test
    void whatTakesAwayAsksBeforeOrIsUndoneAfter() {
        Map<String, String> words = words();
        List<String> bare = new ArrayList<>();
        for (Path file : templates()) {
            String template = TEMPLATES.relativize(file).toString();
            String text = read(file);
            for (Matcher button = BUTTON.matcher(text); button.find(); ) {
                String said = WORD.matcher(button.group(1))
                        .results()
                        .map(found -> words.getOrDefault(found.group(1), ""))
                        .filter(one -> TAKES_AWAY.matcher(one).matches())
                        .collect(Collectors.joining(" / "));
                if (!said.isEmpty() && !careful(template, text, button.start())) bare.add(template + " : " + said);
            }
        }
        assertThat(bare).isEmpty();
    }

    private static boolean careful(String template, String text, int button) {
        String before = text.substring(0, button);
        if (count(before, "<details") > count(before, "</details")) return true;
        if (ASK_ONCE_MORE.contains(template) || TAKE_BACK.contains(template)) return true;
        if (text.contains("\"" + PUT_BACK_THERE.getOrDefault(template, "\n") + "\"")) return true;
        List<MatchResult> forms = FORM.matcher(before).results().toList();
        if (forms.isEmpty()) return !text.contains("method=\"post\"");
        String form = before.substring(forms.get(forms.size() - 1).start());
        return UNDO.matcher(form).find() || ASKED.matcher(form).find();
    }

    private static long count(String text, String piece) {
        return Pattern.compile(Pattern.quote(piece)).matcher(text).results().count();
    }

    @Test
    void whatIsSaidToBePutBackInTheSamePlaceIsThere() {
        PUT_BACK_THERE.forEach((template, key) ->
                assertThat(read(TEMPLATES.resolve(template))).as(template).contains("\"" + key + "\""));
        Stream.concat(ASK_ONCE_MORE.stream(), TAKE_BACK.stream())
                .forEach(template -> assertThat(TEMPLATES.resolve(template)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retirer", "L’écarter", "Tout arrêter", "Quitte l’équipe", "C’est fait", "Annuler ce lot"})
    void theWordsThatTakeAwayAreKnown(String word) {
        assertThat(word).matches(TAKES_AWAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rendre la relecture", "Enregistrer", "Terminal", "Archives"})
    void theOthersAreNot(String word) {
        assertThat(word).doesNotMatch(TAKES_AWAY);
    }

    private static Map<String, String> words() {
        Properties words = new Properties();
        try (Stream<Path> bundles = Files.list(WORDS)) {
            for (Path bundle : bundles.filter(one -> one.toString().endsWith("_fr.properties"))
                    .toList())
                try (var reader = Files.newBufferedReader(bundle)) {
                    words.load(reader);
                }
        } catch (IOException unreadable) {
            fail(unreadable);
        }
        return words.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, words::getProperty));
    }

    private static List<Path> templates() {
        try (Stream<Path> all = Files.walk(TEMPLATES)) {
            return all.filter(file -> file.toString().endsWith(".jte")).sorted().toList();
        } catch (IOException unreadable) {
            return fail(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return fail(unreadable);
        }
    }
}
