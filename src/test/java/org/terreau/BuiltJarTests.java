package org.terreau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.DigestUtils;
import org.terreau.testing.Program;
import org.terreau.testing.TestDatabase;
import org.terreau.testing.Visit;

/** What holds of the jar that is installed, asked of it once it is built: run by `mvn verify`, after the other tests. */
@Tag("process")
class BuiltJarTests {

    private static final Path JAR = Path.of("target", "terreau.jar");
    private static final Pattern VERSIONED = Pattern.compile("/assets/(.+)-([0-9a-f]{32})(\\.\\w+)");

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

    private static String digest(ZipFile built, String asset) throws IOException {
        try (InputStream content = built.getInputStream(
                Objects.requireNonNull(built.getEntry("BOOT-INF/classes/static/assets/" + asset), asset))) {
            return DigestUtils.md5DigestAsHex(content);
        }
    }
}
