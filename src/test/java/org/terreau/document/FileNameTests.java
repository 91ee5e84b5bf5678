package org.terreau.document;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Compte rendu de l’été.pdf | Compte rendu de l’été.pdf",
                "../../etc/passwd | passwd",
                "C:\\Documents\\Écoles.ods | Écoles.ods",
                "'e\u0301cole.pdf' | école.pdf",
                "'facture\u202Efdp.exe' | facturefdp.exe",
                "'deux\u00A0\u00A0espaces.txt' | deux espaces.txt",
                "'.htaccess' | htaccess",
                "'fin .. ' | fin",
                "'\u0000\u200B' | document"
            })
    void aNameKeepsItsAccentsAndLosesWhatIsNotShown(String typed, String kept) {
        assertThat(FileName.of(typed).value()).isEqualTo(kept);
    }

    @Property
    void aCleanNameIsCleanShortAndOnOneLine(@ForAll String typed) {
        String name = FileName.of(typed).value();
        assertThat(name).isNotBlank().hasSizeLessThanOrEqualTo(FileName.LONGEST);
        assertThat(name.codePoints()
                        .filter(sign -> Character.isISOControl(sign)
                                || Character.getType(sign) == Character.FORMAT
                                || sign == '/'
                                || sign == '\\'))
                .isEmpty();
        assertThat(FileName.of(name).value()).isEqualTo(name);
    }

    @Property
    void aLongNameKeepsItsEnding(@ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 400) int length) {
        assertThat(FileName.of("é".repeat(length) + ".pdf").ending()).isEqualTo("pdf");
    }
}
