package org.terreau.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.Brief.Part;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.Actor;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.OpenedDossiers;
import org.terreau.testing.People;

/** Two people at the same brief, on the real database: no word that either typed is lost, whatever the order of events. */
@ApplicationTest
class TwoEditorsTests {

    private static final List<Part> PARTS = List.of(Part.TITLE, Part.PROBLEM, Part.SOLUTION_LEAD);

    private final People people;
    private final Applications applications;
    private final BriefTexts texts;
    private final JdbcClient jdbc;
    private final OpenedDossiers dossiers;

    TwoEditorsTests(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            Incubators incubators,
            JdbcClient jdbc) {
        this.people = people;
        this.applications = applications;
        this.texts = texts;
        this.jdbc = jdbc;
        this.dossiers = new OpenedDossiers(people, requests, applications, texts, incubators, jdbc);
    }

    /** The page that somebody has open: what its fields hold, and what it had read. */
    private final class Sheet {

        private final DossierId dossier;
        private final Actor who;
        private final String mark;
        private final Set<String> typed = new LinkedHashSet<>();
        private final Set<String> shown = new HashSet<>();
        private Map<Part, String> fields = new EnumMap<>(Part.class);
        private long version;
        private String sheet = "";
        private boolean choosing;

        Sheet(DossierId dossier, Actor who, String mark) {
            this.dossier = dossier;
            this.who = who;
            this.mark = mark;
            open();
        }

        void open() {
            DossierRecord read = applications.read(dossier, who);
            take(read.draft());
            version = read.version();
            sheet = UUID.randomUUID().toString();
            choosing = false;
        }

        private void take(Brief brief) {
            fields = new EnumMap<>(Part.class);
            for (Part part : Part.values()) fields.put(part, brief.get(part));
        }

        void type(Random chance) {
            Part part = PARTS.get(chance.nextInt(PARTS.size()));
            String word = mark + typed.size();
            List<String> words =
                    new ArrayList<>(Arrays.asList(fields.getOrDefault(part, "").split(" ")));
            if (chance.nextInt(4) == 0) words.removeIf(each -> each.matches("base" + chance.nextInt(6)));
            words.add(chance.nextInt(words.size() + 1), word);
            String text = String.join(" ", words).strip();
            if (text.length() > part.longest()) return;
            typed.add(word);
            fields.put(part, text);
        }

        void save(boolean onPurpose) {
            if (choosing && !onPurpose) {
                texts.keepAside(dossier, new Writing(new Brief(fields), version, sheet, Set.of()), who);
                return;
            }
            Saved saved = texts.save(dossier, new Writing(new Brief(fields), version, sheet, Set.of()), onPurpose, who);
            if (saved.whole()) {
                take(saved.brief());
                version = saved.version();
                if (onPurpose) open();
            } else if (onPurpose) {
                Map<Part, String> mine = fields;
                take(saved.brief());
                for (Part part : saved.clashes().keySet()) fields.put(part, mine.getOrDefault(part, ""));
                version = saved.version();
                choosing = true;
                saved.clashes().values().forEach(clash -> {
                    shown.addAll(words(clash.mine()));
                    shown.addAll(words(clash.theirs()));
                });
            }
        }
    }

    private static List<String> words(String text) {
        return List.of(text.split("[^\\p{L}\\p{N}]+"));
    }

    private Set<String> everythingKept(DossierId dossier) {
        Set<String> words = new HashSet<>();
        for (String table : List.of("brief_version", "brief_revision"))
            jdbc.sql("select content::text from " + table + " where dossier_id = :id")
                    .param("id", dossier.value())
                    .query(String.class)
                    .list()
                    .forEach(text -> words.addAll(words(text)));
        jdbc.sql("select content from brief_draft where dossier_id = :id")
                .param("id", dossier.value())
                .query(String.class)
                .list()
                .forEach(text -> words.addAll(words(text)));
        return words;
    }

    @Test
    void noWordIsLostWhateverTheOrderInWhichTwoPeopleTypeSaveAndOpen() {
        OpenedDossiers.Opened opened = dossiers.open("mots");
        for (int seed = 0; seed < 200; seed++) {
            Random chance = new Random(seed);
            reset(opened.id());
            Sheet one = new Sheet(opened.id(), opened.applicant(), "un" + seed + "x");
            Sheet two = new Sheet(opened.id(), opened.staff(), "deux" + seed + "x");
            for (int step = 0; step < 25; step++) {
                Sheet sheet = chance.nextBoolean() ? one : two;
                switch (chance.nextInt(8)) {
                    case 0, 1, 2, 3 -> sheet.type(chance);
                    case 4, 5 -> sheet.save(false);
                    case 6 -> sheet.save(true);
                    default -> {
                        sheet.save(false);
                        sheet.open();
                    }
                }
            }
            one.save(true);
            two.save(true);
            Set<String> kept = everythingKept(opened.id());
            kept.addAll(one.shown);
            kept.addAll(two.shown);
            assertThat(kept).as("seed " + seed).containsAll(one.typed).containsAll(two.typed);
        }
    }

    private void reset(DossierId dossier) {
        for (String table : List.of("brief_version", "brief_revision", "brief_draft"))
            jdbc.sql("delete from " + table + " where dossier_id = :id")
                    .param("id", dossier.value())
                    .update();
        String base = "base0 base1 base2 base3 base4 base5";
        DossierRecord read = applications.read(dossier, people.actor("staff@fiche.test"));
        Brief fresh = new Brief(Map.of(Part.TITLE, "base0", Part.PROBLEM, base, Part.SOLUTION_LEAD, base));
        texts.save(dossier, fresh, read.version(), true, people.actor("staff@fiche.test"));
    }

    @Test
    void twentySavesAtTheSameMomentInDifferentPlacesAreAllInTheBrief() throws Exception {
        OpenedDossiers.Opened opened = dossiers.open("foule");
        String base = String.join(
                "\n",
                IntStream.range(0, 20)
                        .mapToObj(line -> "ligne " + line + " fin")
                        .toList());
        long version = texts.save(opened.id(), new Brief(Map.of(Part.PROBLEM, base)), 1, true, opened.applicant())
                .version();
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Saved>> saves = new ArrayList<>();
            for (int line = 0; line < 20; line++) {
                String place = "ligne " + line + " fin";
                String text = base.replace(place, "ligne " + line + " ajout" + line + " fin");
                Actor who = line % 2 == 0 ? opened.applicant() : opened.staff();
                saves.add(() -> texts.save(opened.id(), new Brief(Map.of(Part.PROBLEM, text)), version, false, who));
            }
            for (Future<Saved> save : crowd.invokeAll(saves))
                assertThat(save.get().whole()).isTrue();
        } finally {
            crowd.shutdown();
        }
        String text = applications.read(opened.id(), opened.applicant()).draft().get(Part.PROBLEM);
        for (int line = 0; line < 20; line++) assertThat(text).contains("ligne " + line + " ajout" + line + " fin");
    }

    @Test
    void whatIsTypedAfterSomebodyElseSubmittedIsKeptForItsAuthor() {
        OpenedDossiers.Opened opened = dossiers.open("trop-tard");
        long read = applications.read(opened.id(), opened.applicant()).version();
        texts.submit(opened.id(), OpenedDossiers.complete("Rappels"), read, opened.staff());
        Saved late = texts.save(
                opened.id(),
                Writing.of(OpenedDossiers.complete("Rappels").with(Part.TEAM, "Deux agentes"), read),
                false,
                opened.applicant());
        assertThat(late.locked()).isTrue();
        DossierRecord dossier = applications.read(opened.id(), opened.applicant());
        assertThat(texts.keptTexts(dossier, opened.applicant()))
                .extracting(KeptText::text)
                .contains("Deux agentes");
        assertThat(texts.keptTexts(dossier, opened.staff())).isEmpty();
    }
}
