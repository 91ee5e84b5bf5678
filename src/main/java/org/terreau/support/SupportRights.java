package org.terreau.support;

import org.springframework.stereotype.Component;
import org.terreau.dossier.Access;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.Dossiers;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;

/** Who reads a request for help, and who answers it. */
@Component
class SupportRights {

    private final Products products;
    private final Applications applications;
    private final Dossiers dossiers;

    SupportRights(Products products, Applications applications, Dossiers dossiers) {
        this.products = products;
        this.applications = applications;
        this.dossiers = dossiers;
    }

    /**
     * Who asked, always. What is confidential, then who gives the help and who leads the incubator; the rest, those who
     * work on the product or the dossier, and for the incubator.
     */
    boolean reads(SupportRequest request, Actor actor) {
        if (!actor.signedIn()) return false;
        if (actor.id().equals(request.asked().by())) return true;
        if (setAside(request, actor)) return false;
        if (request.asked().confidential())
            return actor.id().equals(request.progress().deliverer())
                    || actor.has(request.about().incubator().value(), Role.LEAD);
        return worksOn(request, actor);
    }

    private boolean worksOn(SupportRequest request, Actor actor) {
        ProductId product = request.about().product();
        if (product != null) return products.mayEdit(actor, product);
        Access access = access(request, actor);
        return access == Access.STAFF || access == Access.APPLICANT || access.writes();
    }

    /** Answers for the incubator. */
    boolean answers(SupportRequest request, Actor actor) {
        return actor.signedIn()
                && actor.staffOf(request.about().incubator().value())
                && !setAside(request, actor)
                && (!request.asked().confidential() || reads(request, actor));
    }

    /**
     * Says what the help was worth: whoever reads the request as one of those who asked, and not those who work for the
     * incubator, the deliverer first.
     */
    boolean rates(SupportRequest request, Actor actor) {
        return reads(request, actor)
                && !actor.staffOf(request.about().incubator().value())
                && !actor.id().equals(request.progress().deliverer());
    }

    /** Reads each answer, those of whom nobody may be recognised in five too: who asked and who leads, unless they gave it. */
    boolean readsRatings(SupportRequest request, Actor actor) {
        return rates(request, actor)
                || actor.has(request.about().incubator().value(), Role.LEAD)
                        && !actor.id().equals(request.progress().deliverer());
    }

    /** Declared a conflict of interest on its dossier. */
    private boolean setAside(SupportRequest request, Actor actor) {
        return request.about().dossier() != null && access(request, actor) == Access.SET_ASIDE;
    }

    private Access access(SupportRequest request, Actor actor) {
        DossierId dossier = request.about().dossier();
        if (dossier == null) return Access.NONE;
        return dossiers.find(dossier)
                .map((DossierRecord known) -> applications.access(known, actor))
                .orElse(Access.NONE);
    }
}
