package org.terreau.funding;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.terreau.identity.Role;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/**
 * The money of the year that no order engages and that nobody said anything of, to who leads the incubator: from October on of
 * the products whose orders are kept here, and at once of those that ended.
 */
@Component
class FiscalYearToday extends WaitingList {

    private static final String ENDED = "fini";

    private final FiscalYears years;

    FiscalYearToday(FiscalYears years) {
        super("exercice", 108, "/exercice", Reader::worksForOne);
        this.years = years;
    }

    @Override
    public Waiting waiting(Reader reader) {
        Set<String> led = reader.incubators(Role.LEAD);
        if (led.isEmpty()) return Waiting.NOT_THEIRS;
        LocalDate today = reader.today();
        boolean autumn = today.getMonthValue() >= Month.OCTOBER.getValue();
        List<Awaited> lines = years.rows(today.getYear(), led).stream()
                .filter(row -> row.ended()
                        ? row.atRisk().cents() > 0
                        : autumn && row.credits().orders() > 0 && row.credits().waits())
                .map(row -> line(row, reader))
                .toList();
        return Waiting.first(lines, reader.most());
    }

    private static Awaited line(FiscalYears.Row row, Reader reader) {
        YearCredits credits = row.credits();
        String state = row.ended() ? ENDED : credits.state().code();
        return new Awaited(
                reader.words().t("funding.year.today." + state, reader.words().money(row.atRisk())),
                new Awaited.About("product:" + row.product().id(), row.product().name()),
                reader.words().t("funding.year.today.why." + state, String.valueOf(credits.year())),
                row.ended() ? null : LocalDate.of(credits.year(), Month.OCTOBER, 1),
                credits.safeDay(),
                new Awaited.Action(
                        reader.words().t("funding.year.today.do"),
                        "/exercice?annee=" + credits.year() + "&q="
                                + row.product().id()));
    }
}
