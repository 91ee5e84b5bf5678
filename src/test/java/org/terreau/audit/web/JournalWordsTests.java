package org.terreau.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.terreau.audit.Audit;
import org.terreau.shared.Words;

class JournalWordsTests {

    private static final Words FRENCH = new Words(bundles(), Locale.FRENCH, "https://terreau.example");

    /** The name of a detail among those that a module gives to the journal: `Map.of("from", …, "to", …)`. */
    private static final Pattern NAME = Pattern.compile("[(,]\\s*\"([a-z0-9]+)\",\\s*[A-Za-z(]");

    private static final Pattern ACTION = Pattern.compile(
            "(?:[^.]|audit\\.)(?:record|written)\\(\\s*[^,;]{0,80}?,\\s*\"([a-z]+\\.[a-z-]+)\"|String READ = \"([a-z.]+)\"");

    private static ResourceBundleMessageSource bundles() {
        ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            bundles.setBasenames(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_fr.properties"))
                    .map(name -> "messages/" + name.replace("_fr.properties", ""))
                    .toArray(String[]::new));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        return bundles;
    }

    private static Audit.Line line(String action, String subject, Map<String, String> details) {
        return new Audit.Line(1, Instant.EPOCH, Audit.Who.PROGRAM, action, subject, details);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dossier.moved                    | from      | soumis           | De : Soumis au comité
            dossier.moved                    | to        | archive          | À : Archivé
            deployment.moved                 | to        | actif            | À : Utilise
            survey.verbatim-moved            | to        | ecarte           | À : Mis de côté
            survey.moved                     | to        | en-pause         | À : En pause
            investigation.hypothesis-judged  | to        | etayee           | À : Étayée
            identity.granted                 | role      | COMMITTEE_MEMBER | Rôle : Membre du comité
            dossier.member-invited           | as        | redaction        | Accès : Lire, commenter et écrire
            dossier.bulk-done                | action    | archiver         | Action : Archiver
            experimentation.decided          | decision  | go               | Décision : Go
            experimentation.feedback-moderated | state   | ecarte           | État : Écarté
            review.decided                   | outcome   | construire       | Décision : Construire
            review.conflict-declared         | kind      | proche           | Nature : Une personne proche y prend part
            product.ended                    | kind      | fusion           | Nature : Le service est réuni avec un autre
            product.fact-added               | fact      | acceleration     | Fait : Accélération
            product.fact-added               | fact      | porteur          | Fait : Administration porteuse
            product.fact-added               | fact      | Un_lancement     | Fait : Un_lancement
            product.ending-corrected         | fields    | bilan-raison, bilan-appris | Champs : Bilan : pourquoi, Bilan : ce que nous avons appris
            team.joined                      | trade     | developpement    | Métier : Développement
            investigation.pivot-added        | part      | piste            | Partie : La piste de solution
            catalogue.conflict-settled       | choice    | fichier          | Choix : Prendre ce que dit le fichier
            catalogue.source-set             | rhythm    | nuit             | Rythme : Chaque nuit
            source.added                     | kind      | matomo           | Nature : Matomo
            problem.declaration-confirmed    | proof     | domaine          | Preuve : Le domaine de l’adresse est celui de la collectivité
            problem.declared                 | collectivity | commune:44215 | Collectivité : Commune 44215
            identity.signed-in               | by        | link             | Moyen : Lien reçu par courriel
            impact.testimony-withdrawn       | why       | erreur           | Raison : Il a été publié par erreur, ou permet de reconnaître quelqu’un
            funding.order-moved              | state     | emis             | État : Émise
            funding.year-answered            | choice    | rendre           | Choix : Rendre
            support.rated                    | round     | six-mois         | Moment : Six mois après
            committee.date-moved             | to        | 2026-12-07       | À : 07/12/2026
            incubator.settings-changed       | seuil-avis | 5 → 10          | Réponses nécessaires pour publier un chiffre d’enquête : 5 → 10
            """)
    void aCodeThatTheJournalKeepsIsSaidInWords(String action, String key, String value, String said) {
        Audit.Line line = line(action, "product:essai", Map.of(key, value));
        assertThat((JournalWords.name(key, FRENCH) + " : " + JournalWords.value(line, key, value, FRENCH))
                        .replaceAll("\\h", " "))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            product:cantine              | Service cantine
            dossier:12                   | Dossier 12
            committee:cantine:2026-12-07 | Comité cantine 07/12/2026
            increment:cantine:2          | Incrément cantine 2
            collectivity:commune:44215   | Collectivité Commune 44215
            catalogue                    | Catalogue
            public-copy:2026-11-28       | Copie des données publiques 28/11/2026
            """)
    void whatItWasDoneToIsSaidInWords(String subject, String said) {
        assertThat(JournalWords.subject(line("x", subject, Map.of()), FRENCH)).isEqualTo(said);
    }

    @Test
    void everyNameThatAModuleGivesToADetailHasItsWords() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/terreau"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source);
                if (text.contains("udit.record("))
                    for (String statement : text.split(";", -1))
                        if (statement.matches("(?s).*(record|written)\\(.*") && statement.contains("Map.of("))
                            NAME.matcher(statement.substring(statement.indexOf("Map.of(")))
                                    .results()
                                    .forEach(name -> names.add(name.group(1)));
            }
        }
        assertThat(names).hasSizeGreaterThan(40);
        assertThat(names.stream()
                        .filter(name -> FRENCH.optional("audit.detail." + name).isEmpty())
                        .collect(Collectors.toSet()))
                .isEmpty();
    }

    @Test
    void everyActionThatTheSourcesRecordHasItsWord() throws IOException {
        ResourceBundle words = ResourceBundle.getBundle("messages/audit", Locale.FRENCH);
        Set<String> recorded = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList())
                ACTION.matcher(Files.readString(source))
                        .results()
                        .map(action -> action.group(action.group(1) == null ? 2 : 1))
                        .forEach(recorded::add);
        }
        assertThat(recorded)
                .hasSizeGreaterThan(80)
                .allSatisfy(action -> assertThat(words.containsKey("audit.word." + action))
                        .as(action)
                        .isTrue());
    }
}
