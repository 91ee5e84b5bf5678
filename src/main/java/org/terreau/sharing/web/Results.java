package org.terreau.sharing.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.terreau.shared.Refused;
import org.terreau.sharing.Comparison;
import org.terreau.sharing.Outcome;
import org.terreau.sharing.Scenario;
import org.terreau.sharing.ScenarioLink;
import org.terreau.sharing.Warning;
import org.terreau.web.Pages;
import org.terreau.web.Pdf;
import org.terreau.web.Table;

/** Results as pages, files and programs read them. */
@Component
class Results {

    /** Most members whose parts the letter lists: the file of more stays at hand. */
    static final int LISTED = 400;

    private static final Table<ShareLine> LINES = Table.of(ShareLine.class);

    private final ScenarioLink link;
    private final Warning.Finder warnings;
    private final Pages pages;
    private final Pdf pdf;

    Results(ScenarioLink link, Warning.Finder warnings, Pages pages, Pdf pdf) {
        this.link = link;
        this.warnings = warnings;
        this.pages = pages;
        this.pdf = pdf;
    }

    /** @throws Refused naming what keeps the cost from being shared */
    Shown shown(Scenario scenario, @Nullable Scenario reference) {
        Outcome outcome = Outcome.of(scenario);
        return new Shown(
                outcome,
                warnings.of(scenario),
                link.written(scenario),
                reference == null ? null : Comparison.of(Outcome.of(reference), outcome));
    }

    /** Empty when it is not one, or when its cost can't be shared: such an address was not given by us. */
    Optional<Scenario> scenario(String written) {
        return link.read(written).filter(Results::solvable);
    }

    private static boolean solvable(Scenario scenario) {
        try {
            Outcome.of(scenario);
            return true;
        } catch (Refused unsolvable) {
            return false;
        }
    }

    ResponseEntity<byte[]> csv(Scenario scenario) {
        return LINES.csv("partage-des-couts.csv", ShareLine.of(Outcome.of(scenario)));
    }

    SharedCost json(Scenario scenario) {
        return SharedCost.of(Outcome.of(scenario), link.written(scenario));
    }

    /** The letter to the councils that will have to agree. */
    ResponseEntity<byte[]> letter(Scenario scenario, Locale locale) {
        Outcome outcome = Outcome.of(scenario);
        List<Outcome.Part> listed =
                outcome.parts().subList(0, Math.min(LISTED, outcome.parts().size()));
        return pdf.file(
                "courrier-partage-des-couts.pdf",
                "sharing/letter",
                pages.outsideRequest(locale),
                new LetterPage(outcome, listed));
    }
}
