package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageBundleTests {

    private static final Path FOLDER = Path.of("src/main/resources/messages");

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

    @ParameterizedTest
    @MethodSource("frenchBundles")
    void noFrenchSignStandsAloneAtTheBeginningOfALine(Path french) throws IOException {
        Properties fr = read(french);
        for (String key : fr.stringPropertyNames())
            assertThat(fr.getProperty(key))
                    .as("%s: a no-break space is wanted before ? ! : ; » and after «", key)
                    .doesNotContainPattern(" [?!:;»]|« ");
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
