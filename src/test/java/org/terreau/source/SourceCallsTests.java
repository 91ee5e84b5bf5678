package org.terreau.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.shared.Refused;

class SourceCallsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "STATS    | adresse  | https://stats.example/api?since=3 | -",
                "JSON     | adresse  | ftp://fichiers.example/a.json     | source.wrong.address",
                "CSV      | adresse  | https://camille:secret@a.example/ | source.wrong.address",
                "METABASE | adresse  | https://metabase.example/         | source.wrong.question",
                "METABASE | adresse  | https://m.example/public/question/0b1c2d3e-0000-4000-8000-0123456789ab | -",
                "JSON     | lignes   | $.lignes[*]                       | -",
                "JSON     | col-date | $.lignes[                         | source.path.open",
                "CSV      | col-date | $.lignes[                         | -",
                "GRIST    | document | aBc_12~-                          | -",
                "GRIST    | document | a/b                               | source.wrong.document",
                "MATOMO   | site     | a/b                               | -",
            })
    void aSettingThatCantMakeACallSaysWhy(SourceKind kind, String field, String value, String key) {
        assertThat(SourceCalls.wrong(kind, field, value))
                .extracting(Refused.Problem::field, Refused.Problem::key)
                .isEqualTo(key == null ? List.of() : List.of(tuple(field, key)));
    }
}
