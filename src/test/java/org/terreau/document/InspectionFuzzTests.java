package org.terreau.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.shared.Refused;
import org.terreau.testing.Mutations;
import org.terreau.web.Budget;

/** Damaged documents, under each name that they may bear. */
class InspectionFuzzTests {

    private static final List<byte[]> FILES = List.of(Samples.pdf(), Samples.png(), Samples.docx());

    @TempDir
    private Path folder;

    private static boolean refused(Exception failure) {
        return failure instanceof Refused || failure instanceof Budget.Exceeded || failure instanceof IOException;
    }

    @ParameterizedTest
    @ValueSource(strings = {"note.pdf", "image.png", "note.docx"})
    void aDamagedDocumentIsTakenOrRefused(String name) {
        Inspection inspection = new Inspection(EnumSet.allOf(FileKind.class));
        Path file = folder.resolve("file");
        Mutations.of(FILES, 150, InspectionFuzzTests::refused, content -> {
            Files.write(file, content);
            inspection.inspect(FileName.of(name), file, Vault.OPENING.meter());
        });
    }
}
