package org.terreau.support;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;

/** An offer of support as the lead types it. */
public record OfferTyped(Said said, Chosen chosen, Counted counted) {

    /** Longest line, and longest text, in characters. */
    public static final int LINE = 200;

    public static final int TEXT = 2000;

    private static final int LONGEST_DELAY = 730;
    private static final int LARGEST_CAPACITY = 1000;
    private static final int LAST_POSITION = 999;

    /** The words. */
    public record Said(
            String name,
            String gains,
            String audience,
            String access,
            String deliverer,
            String volume,
            String source) {}

    /** The codes. */
    public record Chosen(String family, String form, List<String> moments, String state, boolean confidential) {

        public Chosen {
            moments = List.copyOf(moments);
        }
    }

    /** The figures, as text. */
    public record Counted(String delay, String value, String capacity, String position) {}

    /** An offer once it is checked. */
    record Checked(SupportOffer.Described described, SupportOffer.Terms terms, OfferState state, int position) {}

    /** @throws Refused naming each field that is wrong */
    Checked checked() {
        Objections objections = new Objections();
        words(objections);
        Optional<Family> family = Family.of(chosen.family());
        Optional<SupportForm> form = SupportForm.of(chosen.form());
        Optional<OfferState> state = OfferState.of(chosen.state());
        objections.when(family.isEmpty(), "famille", "support.family.needed");
        objections.when(form.isEmpty(), "forme", "support.form.needed");
        objections.when(state.isEmpty(), "etat", "support.state.needed");
        objections.when(moments().isEmpty(), "moments", "support.moment.needed");
        Optional<Money> value = Money.parse(counted.value());
        objections.when(!counted.value().isEmpty() && value.isEmpty(), "valeur", "support.value.wrong");
        Integer delay = number(counted.delay(), "delai", 0, LONGEST_DELAY, objections);
        Integer capacity = number(counted.capacity(), "capacite", 1, LARGEST_CAPACITY, objections);
        Integer position = number(counted.position(), "rang", 1, LAST_POSITION, objections);
        objections.raise();
        return new Checked(
                new SupportOffer.Described(
                        said.name(),
                        family.orElseThrow(),
                        form.orElseThrow(),
                        moments(),
                        said.gains(),
                        said.audience(),
                        said.access(),
                        said.deliverer()),
                new SupportOffer.Terms(
                        said.volume(), delay, value.orElse(null), capacity, chosen.confidential(), said.source()),
                state.orElseThrow(),
                position == null ? LAST_POSITION : position);
    }

    private void words(Objections objections) {
        objections.when(said.name().isEmpty() || !OneLine.fits(said.name(), LINE), "nom", "support.name.needed", LINE);
        objections.when(
                said.gains().isEmpty() && !chosen.state().equals(OfferState.CLOSED.code()),
                "obtient",
                "support.gains.needed");
        objections.when(said.gains().length() > TEXT, "obtient", "support.text.long", TEXT);
        line(objections, "pour-qui", said.audience());
        line(objections, "acces", said.access());
        line(objections, "metier", said.deliverer());
        line(objections, "volume", said.volume());
        line(objections, "source", said.source());
    }

    private static void line(Objections objections, String field, String typed) {
        objections.when(!OneLine.fits(typed, LINE), field, "support.text.long", LINE);
    }

    private Set<Moment> moments() {
        EnumSet<Moment> moments = EnumSet.noneOf(Moment.class);
        for (String code : chosen.moments()) Moment.of(code).ifPresent(moments::add);
        return moments;
    }

    private static @Nullable Integer number(String typed, String field, int least, int most, Objections objections) {
        if (typed.isEmpty()) return null;
        Integer number = typed.matches("\\d{1,6}") ? Integer.valueOf(typed) : null;
        objections.when(number == null || number < least || number > most, field, "support.number.wrong", least, most);
        return number;
    }
}
