package org.terreau.opendata;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.terreau.testing.Mutations;

/** Damaged files of a catalogue. */
class FrontMatterFuzzTests {

    private static final List<byte[]> FILES = List.of(
            """
            ---
            title: Démarches
            mission: &m Faciliter les "démarches"
            phases:
              - name: construction
                start: 2024-01-15
              - {name: acceleration, start: 2025-03-01}
            sponsors: [/organisations/dinum, *m]
            ---

            # Un texte
            """.getBytes(StandardCharsets.UTF_8),
            "---\na: 1\nb: [x, y]\nc: |\n  deux\n  lignes\n---\n".getBytes(StandardCharsets.UTF_8));

    @Test
    void aDamagedFileIsReadOrRefusedWithItsPlace() {
        Mutations.of(FILES, 1_500, BadFile.class::isInstance, FrontMatter::parse);
    }
}
