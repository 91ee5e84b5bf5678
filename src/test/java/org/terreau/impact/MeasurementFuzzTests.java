package org.terreau.impact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.terreau.testing.Mutations;
import org.terreau.web.Budget;

/** Damaged measurements that a program sends. */
class MeasurementFuzzTests {

    private static List<byte[]> good(MeasurementReader.Format format) {
        List<String> texts = switch (format) {
            case JSON ->
                List.of(
                        "{\"measurements\":[{\"indicator\":\"usages\",\"period\":\"2026-01\",\"value\":12.5,\"place\":\"29232\"}]}",
                        "[{\"indicator\":\"usages\",\"date\":\"2026-01-31\",\"value\":\"8000\"}]");
            case JSON_LINES ->
                List.of(
                        "{\"indicator\":\"usages\",\"period\":\"2026-01\",\"value\":12}\n{\"indicator\":\"a\",\"value\":-3}\n");
            case CSV -> List.of("indicateur;période;valeur;commune\nusages;2026-01;12,5;29232\nusages;2026-T1;8;\n");
        };
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    @ParameterizedTest
    @EnumSource(MeasurementReader.Format.class)
    void damagedMeasurementsAreReadOrRefused(MeasurementReader.Format format) {
        Batch.Sink sink = new Batch.Sink() {
            @Override
            public void line(Batch.Line line) {
                // Checked elsewhere.
            }

            @Override
            public void fault(Fault fault) {
                // Told elsewhere.
            }
        };
        Mutations.of(
                good(format),
                700,
                failure -> failure instanceof IOException || failure instanceof Budget.Exceeded,
                content -> new MeasurementReader().read(format, new ByteArrayInputStream(content), sink));
    }
}
