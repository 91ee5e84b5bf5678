package org.terreau.portfolio;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.dossier.DossierId;
import org.terreau.investigation.Investigations;

/** What the investigation of the dossier that opened the product taught, once its people published it. */
@Component
class InvestigationSection implements ProductSection {

    private final Investigations investigations;

    InvestigationSection(Investigations investigations) {
        this.investigations = investigations;
    }

    @Override
    public int order() {
        return 250;
    }

    @Override
    public void hold() {
        investigations.hold();
    }

    @Override
    public Optional<Part> of(Product product) {
        Product.Origin origin = product.origin();
        if (origin == null || !origin.kind().equals(DossierId.REVIEWED_AS)) return Optional.empty();
        return investigations
                .published(DossierId.parse(origin.id()))
                .map(summary -> new Part("investigation/summary", summary));
    }
}
