package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageBundleTests {

    private static final Path FOLDER = Path.of("src/main/resources/messages");

    /** What begins as a single thing does. */
    private static final Pattern ONE = Pattern.compile("(?iu)(un|une|one|a|an|1)\\b.*", Pattern.DOTALL);

    static List<Path> frenchBundles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith("_fr.properties"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("frenchBundles")
    void everyTextExistsInBothLanguagesWithTypographicApostrophes(Path french) throws IOException {
        Path english = FOLDER.resolve(french.getFileName().toString().replace("_fr.", "_en."));
        Properties fr = read(french);
        Properties en = read(english);
        assertThat(new TreeSet<>(en.stringPropertyNames()))
                .as("keys of %s", english)
                .isEqualTo(new TreeSet<>(fr.stringPropertyNames()));
        for (Properties bundle : List.of(fr, en)) {
            for (String key : bundle.stringPropertyNames())
                assertThat(bundle.getProperty(key))
                        .as("%s: a straight apostrophe is an escape in a message", key)
                        .doesNotContain("'");
        }
    }

    /** The last of two would be told in place of the first, whatever it says. */
    @ParameterizedTest
    @MethodSource("frenchBundles")
    void eachTextIsWrittenOnce(Path french) throws IOException {
        for (Path file :
                List.of(french, FOLDER.resolve(french.getFileName().toString().replace("_fr.", "_en.")))) {
            List<String> keys = Files.readAllLines(file).stream()
                    .filter(line -> line.matches("[^#=\\s][^=]*=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
            assertThat(keys).as("keys of %s", file).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("frenchBundles")
    void noFrenchSignStandsAloneAtTheBeginningOfALine(Path french) throws IOException {
        Properties fr = read(french);
        for (String key : fr.stringPropertyNames())
            assertThat(fr.getProperty(key))
                    .as("%s: a no-break space is wanted before ? ! : ; » and after «", key)
                    .doesNotContainPattern(" [?!:;»]|« ");
    }

    static Stream<Arguments> countedMessages() throws IOException {
        List<Arguments> counted = new ArrayList<>();
        for (Path french : frenchBundles())
            for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                Properties texts = read(FOLDER.resolve(
                        french.getFileName().toString().replace("_fr.", "_" + language.getLanguage() + ".")));
                for (String key : texts.stringPropertyNames())
                    if (texts.getProperty(key).contains(",choice,"))
                        counted.add(Arguments.of(language, key, texts.getProperty(key)));
            }
        return counted.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("countedMessages")
    void aCountedMessageIsRightForNoneOneAndSeveral(Locale language, String key, String text) {
        MessageFormat message = new MessageFormat(text, language);
        for (Format format : message.getFormats())
            if (format instanceof ChoiceFormat choice) {
                assertThat(choice.getLimits())
                        .as("%s says what it says for 0, for 1 and for more", key)
                        .containsExactly(0, 1, Math.nextUp(1.0));
                isRightForNone(language, key, choice);
            }
        if (language.equals(Locale.FRENCH))
            for (int count = 0; count <= 1; count++)
                assertThat(message.format(filled(message, count)))
                        .as("%s for %s", key, count)
                        .doesNotContainPattern("(?<!\\P{Z})[01] (?!fois|avis)\\p{L}{3,}s\\b");
        assertThat(message.format(filled(message, 2))).as("%s for 2", key).doesNotContain("{", "}", "#");
    }

    private static void isRightForNone(Locale language, String key, ChoiceFormat choice) {
        String none = choice.getFormats()[0].toString();
        String one = choice.getFormats()[1].toString();
        String several = choice.getFormats()[2].toString();
        if (several.contains("{") || ONE.matcher(one).matches())
            assertThat(none).as("%s for 0", key).isNotEqualTo(one).doesNotMatch(ONE);
        else
            assertThat(none)
                    .as("%s: zero is singular in French, plural in English", key)
                    .isIn("", language.equals(Locale.FRENCH) ? one : several);
    }

    private static Object[] filled(MessageFormat message, int count) {
        Object[] filled = new Object[10];
        Arrays.fill(filled, "…");
        Format[] formats = message.getFormatsByArgumentIndex();
        for (int index = 0; index < formats.length; index++) if (formats[index] != null) filled[index] = count;
        return filled;
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
