package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.DigestUtils;
import org.terreau.testing.Program;
import org.terreau.testing.TestDatabase;
import org.terreau.testing.Visit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds of the jar that is installed, asked of it once it is built: run by `mvn verify`, after the other tests. */
@Tag("process")
class BuiltJarTests {

    private static final Path JAR = Path.of("target", "terreau.jar");
    /** 226 MB while it carried PostgreSQL for four systems. */
    private static final long LARGEST = 96L << 20;

    private static final Pattern VERSIONED = Pattern.compile("/assets/(.+)-([0-9a-f]{32})(\\.\\w+)");

    /** What may be given on under the AGPL; the last two are the Apache licence under a name of their own. */
    private static final Set<String> GIVEN_ON = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "0BSD",
            "CC0-1.0",
            "EPL-2.0",
            "LGPL-2.1-or-later",
            "GNU Lesser General Public License version 2.1 (LGPLv2.1)",
            "Broadcom Foundation License",
            "Similar to Apache License but with the acknowledgment clause removed");

    @Test
    void eachAssetIsNamedByTheDigestOfItsContentAndKeptAYear() throws IOException {
        try (ZipFile built = new ZipFile(JAR.toFile());
                Program program = Program.ofJar(JAR, "built-jar", TestDatabase.create())) {
            Visit visit = new Visit(program.port());
            Visit.Page home = visit.get("/");
            List<String> addresses = Stream.concat(
                            home.html().select("link[href^=/assets/]").eachAttr("href").stream(),
                            home.html().select("script[src]").eachAttr("src").stream())
                    .toList();
            assertThat(addresses).hasSizeGreaterThan(4);
            for (String address : addresses) {
                Matcher parts = VERSIONED.matcher(address);
                assertThat(parts.matches()).as(address).isTrue();
                assertThat(parts.group(2)).as(address).isEqualTo(digest(built, parts.group(1) + parts.group(3)));
                assertThat(visit.get(address).header("Cache-Control"))
                        .as(address)
                        .contains("max-age=31536000");
            }
        }
    }

    @Test
    void theJarIsLightAndCarriesNoDatabaseServer() throws IOException {
        assertThat(Files.size(JAR)).as("bytes").isLessThan(LARGEST);
        try (ZipFile built = new ZipFile(JAR.toFile())) {
            assertThat(built.stream().map(ZipEntry::getName).filter(name -> name.contains("postgres-binaries")))
                    .isEmpty();
        }
    }

    @Test
    void withoutADatabaseTheJarSaysInOneSentenceWhatToGiveAndWritesNothing(@TempDir Path folder) {
        Path data = folder.resolve("data");
        assertThat(Program.refusedWithoutDatabase(JAR, Map.of("TERREAU_DATA", data.toString())))
                .last(InstanceOfAssertFactories.STRING)
                .contains("TERREAU_DATABASE_URL", "bin/run");
        assertThat(data).doesNotExist();
    }

    @Test
    void theJarTellsWhatItHoldsAndThatItMayBeGivenToAnybody() throws IOException {
        try (ZipFile built = new ZipFile(JAR.toFile())) {
            ZipEntry list = built.stream()
                    .filter(entry -> entry.getName().endsWith("META-INF/sbom/application.cdx.json"))
                    .findFirst()
                    .orElseThrow();
            JsonNode components;
            try (InputStream content = built.getInputStream(list)) {
                components = new JsonMapper().readTree(content).get("components");
            }
            Set<String> told = new HashSet<>();
            List<String> unsure = new ArrayList<>();
            for (JsonNode one : components) {
                told.add(one.get("name").asString() + "-" + one.get("version").asString() + ".jar");
                Set<String> licences = new TreeSet<>();
                for (JsonNode licence : one.path("licenses"))
                    licences.add(licence.path("license")
                            .path("id")
                            .asString(licence.path("license").path("name").asString("")));
                if (licences.stream().noneMatch(GIVEN_ON::contains)) unsure.add(one.get("name") + " " + licences);
            }
            assertThat(unsure).as("licences that CONTRIBUTING.md does not name").isEmpty();
            assertThat(built.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                            .map(name -> name.substring("BOOT-INF/lib/".length()))
                            .filter(name -> !told.contains(name))
                            .filter(name -> !name.startsWith("spring-boot-jarmode")))
                    .as("what the jar holds and does not tell")
                    .isEmpty();
        }
    }

    private static String digest(ZipFile built, String asset) throws IOException {
        try (InputStream content = built.getInputStream(
                Objects.requireNonNull(built.getEntry("BOOT-INF/classes/static/assets/" + asset), asset))) {
            return DigestUtils.md5DigestAsHex(content);
        }
    }
}
