package org.terreau.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class AuditTests {

    private final Audit audit;
    private final TransactionTemplate transaction;

    private final People people;

    AuditTests(Audit audit, TransactionTemplate transaction, People people) {
        this.audit = audit;
        this.people = people;
        this.transaction = transaction;
    }

    private void write(String who, String action, String subject) {
        transaction.executeWithoutResult(
                status -> audit.record(new Audit.Who(null, who), action, subject, Map.of("pour", "essai")));
    }

    private List<String> found(Audit.Filter filter) {
        return audit.lines(filter, 1).items().stream()
                .filter(line -> line.subject().startsWith("journal-essai:"))
                .map(line -> line.who().name() + " " + line.action() + " " + line.subject())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "essai.ouvert | -               | lea@journal.test | lea@journal.test essai.ouvert journal-essai:1",
                "-            | journal-essai:2 | -                | tom@journal.test essai.ferme journal-essai:2",
                "essai.ferme  | journal-essai:1 | -                | -",
                "-            | -               | tom@journal.test | tom@journal.test essai.ferme journal-essai:2",
            })
    void eachFilterNarrowsWhenItIsGiven(
            @Nullable String action, @Nullable String subject, @Nullable String who, @Nullable String line) {
        audit.forget("lea@journal.test");
        audit.forget("tom@journal.test");
        write("lea@journal.test", "essai.ouvert", "journal-essai:1");
        write("tom@journal.test", "essai.ferme", "journal-essai:2");
        List<String> found = found(new Audit.Filter(action, subject, who));
        if (line == null) assertThat(found).isEmpty();
        else assertThat(found).contains(line);
        if (who != null) assertThat(found).allSatisfy(one -> assertThat(one).startsWith(who));
    }

    @Test
    void whatIsUndoneLeavesNoLine() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    audit.record(Audit.Who.PROGRAM, "essai.defait", "journal-essai:defait", Map.of());
                    throw new IllegalStateException("undone");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(found(new Audit.Filter(null, "journal-essai:defait", null))).isEmpty();
    }

    @Test
    void whatNobodyOwnsIsReadByNoIncubator() {
        write("nom@journal.test", "essai.sans-maitre", "journal-essai:3");
        assertThat(audit.linesOf(Set.of("essai"), new Audit.Filter("essai.sans-maitre", null, null), 1)
                        .items())
                .isEmpty();
        assertThat(found(new Audit.Filter("essai.sans-maitre", null, null))).hasSize(1);
    }

    @Test
    void theLinesOfAnErasedPersonStayWithoutTheirAddress() {
        write("efface@journal.test", "essai.efface", "journal-essai:4");
        assertThat(audit.by("efface@journal.test")).hasSize(1);
        assertThat(audit.forget("efface@journal.test")).isEqualTo(1);
        assertThat(audit.by("efface@journal.test")).isEmpty();
        assertThat(found(new Audit.Filter(null, "journal-essai:4", null)))
                .containsExactly(Audit.Who.ERASED + " essai.efface journal-essai:4");
    }

    @Test
    void aDetailThatSaysNothingIsNotShown() {
        transaction.executeWithoutResult(status ->
                audit.record(Audit.Who.PROGRAM, "essai.vide", "journal-essai:5", Map.of("from", "", "to", "janvier")));
        Visit reader = people.signedIn(
                people.someone("lectrice@journal.test", "Léa Lit", new Grant(Role.ADMINISTRATOR, Grant.EVERYWHERE)));
        assertThat(reader.get("/journal?objet=journal-essai:5").html().select(".t-detail"))
                .singleElement()
                .satisfies(detail -> assertThat(detail.text()).contains("janvier"));
    }
}
